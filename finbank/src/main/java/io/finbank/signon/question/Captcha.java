package io.finbank.signon.question;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A picture of characters that people can read and programs find harder. */
final class Captcha {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 80;
    private static final int LENGTH = 5;
    private static final int LINES = 5;
    private static final double SCALE = 7.5;

    /** Lines through points, each an x from 0 to 4 and a y from 0 to 6. */
    private static final Map<Character, String> GLYPHS =
            Map.ofEntries(
                    Map.entry('2', "01 10 30 41 42 06 46"),
                    Map.entry('3', "00 40 22 33 44 35 16 05"),
                    Map.entry('4', "36 30 04 44"),
                    Map.entry('5', "40 00 02 32 43 45 36 06"),
                    Map.entry('7', "00 40 16"),
                    Map.entry('9', "43 13 02 01 10 30 41 44 36 16"),
                    Map.entry('A', "06 20 46,14 34"),
                    Map.entry('C', "41 30 10 01 05 16 36 45"),
                    Map.entry('E', "40 00 06 46,03 33"),
                    Map.entry('F', "40 00 06,03 33"),
                    Map.entry('H', "00 06,40 46,03 43"),
                    Map.entry('K', "00 06,40 03 46"),
                    Map.entry('L', "00 06 46"),
                    Map.entry('M', "06 00 23 40 46"),
                    Map.entry('N', "06 00 46 40"),
                    Map.entry('P', "06 00 30 41 42 33 03"),
                    Map.entry('T', "00 40,20 26"),
                    Map.entry('X', "00 46,40 06"),
                    Map.entry('Y', "00 23 40,23 26"));

    private static final List<Character> CHARACTERS = GLYPHS.keySet().stream().sorted().toList();

    private final RandomGenerator chance;

    Captcha(RandomGenerator chance) {
        this.chance = chance;
    }

    byte[] draw() {
        return Png.draw(WIDTH, HEIGHT, new Color(238, 242, 240), this::drawOn);
    }

    private void drawOn(Graphics2D canvas) {
        for (var i = 0; i < LINES; i++) {
            drawLine(canvas);
        }
        for (var i = 0; i < LENGTH; i++) {
            drawGlyph(canvas, CHARACTERS.get(chance.nextInt(CHARACTERS.size())), i);
        }
    }

    private void drawLine(Graphics2D canvas) {
        canvas.setColor(new Color(150, 170, 165));
        canvas.setStroke(new BasicStroke(1.5f));
        canvas.draw(new Line2D.Double(0, chance.nextInt(HEIGHT), WIDTH, chance.nextInt(HEIGHT)));
    }

    private void drawGlyph(Graphics2D canvas, char character, int place) {
        var placed = new AffineTransform();
        placed.translate(20 + place * 42.0 + chance.nextInt(6), 16 + chance.nextInt(10));
        placed.rotate(chance.nextDouble(-0.22, 0.22), 2 * SCALE, 3 * SCALE);
        placed.scale(SCALE, SCALE);
        canvas.setColor(new Color(20 + chance.nextInt(60), 40, 70 + chance.nextInt(60)));
        canvas.setStroke(new BasicStroke(5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(
                placed.createTransformedShape(path(Objects.requireNonNull(GLYPHS.get(character)))));
    }

    private static Path2D path(String glyph) {
        var path = new Path2D.Double();
        for (var line : glyph.split(",", -1)) {
            var first = true;
            for (var point : line.split(" ", -1)) {
                var x = point.charAt(0) - '0';
                var y = point.charAt(1) - '0';
                if (first) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
                first = false;
            }
        }
        return path;
    }
}
