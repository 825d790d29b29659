package io.finbank.signon.question;

import io.finbank.text.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A simple picture to choose, drawn on a field of 100 by 100. */
enum Picture {
    SUN,
    TREE,
    HOUSE,
    BOAT,
    FLOWER,
    MOUNTAIN,
    BALLOON,
    FISH;

    private static final int SIZE = 100;

    /** What it is called in an answer. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it shows. */
    String label() {
        return Texts.get("picture." + value());
    }

    /** A little different each time. */
    byte[] draw(RandomGenerator chance) {
        var background =
                new Color(
                        chance.nextInt(222, 250),
                        chance.nextInt(228, 250),
                        chance.nextInt(228, 250));
        return Png.draw(
                SIZE,
                SIZE,
                background,
                canvas -> {
                    var tilted = new AffineTransform();
                    tilted.translate(chance.nextDouble(-4, 4), chance.nextDouble(-4, 4));
                    tilted.rotate(chance.nextDouble(-0.12, 0.12), SIZE / 2.0, SIZE / 2.0);
                    canvas.transform(tilted);
                    canvas.setStroke(
                            new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    drawOn(canvas);
                });
    }

    private void drawOn(Graphics2D canvas) {
        switch (this) {
            case SUN -> sun(canvas);
            case TREE -> tree(canvas);
            case HOUSE -> house(canvas);
            case BOAT -> boat(canvas);
            case FLOWER -> flower(canvas);
            case MOUNTAIN -> mountain(canvas);
            case BALLOON -> balloon(canvas);
            case FISH -> fish(canvas);
        }
    }

    private static void sun(Graphics2D canvas) {
        canvas.setColor(new Color(240, 170, 30));
        canvas.fill(circle(50, 50, 20));
        for (var i = 0; i < 12; i++) {
            var angle = i * Math.PI / 6;
            canvas.draw(
                    new Line2D.Double(
                            50 + 27 * Math.cos(angle),
                            50 + 27 * Math.sin(angle),
                            50 + 38 * Math.cos(angle),
                            50 + 38 * Math.sin(angle)));
        }
    }

    private static void tree(Graphics2D canvas) {
        canvas.setColor(new Color(120, 80, 45));
        canvas.fill(new Rectangle2D.Double(44, 66, 12, 24));
        canvas.setColor(new Color(45, 125, 70));
        canvas.fill(triangle(50, 10, 24, 45, 76, 45));
        canvas.fill(triangle(50, 30, 18, 70, 82, 70));
    }

    private static void house(Graphics2D canvas) {
        canvas.setColor(new Color(205, 175, 130));
        canvas.fill(new Rectangle2D.Double(22, 45, 56, 42));
        canvas.setColor(new Color(170, 60, 50));
        canvas.fill(triangle(50, 14, 12, 47, 88, 47));
        canvas.setColor(new Color(90, 60, 40));
        canvas.fill(new Rectangle2D.Double(43, 62, 14, 25));
    }

    private static void boat(Graphics2D canvas) {
        canvas.setColor(new Color(60, 120, 190));
        canvas.fill(new Rectangle2D.Double(4, 78, 92, 12));
        canvas.setColor(new Color(130, 80, 45));
        canvas.fill(new Polygon(new int[] {16, 84, 72, 28}, new int[] {62, 62, 80, 80}, 4));
        canvas.setColor(new Color(70, 70, 80));
        canvas.fill(triangle(48, 12, 48, 57, 20, 57));
        canvas.fill(triangle(54, 20, 54, 57, 78, 57));
    }

    private static void flower(Graphics2D canvas) {
        canvas.setColor(new Color(60, 140, 80));
        canvas.draw(new Line2D.Double(50, 45, 50, 92));
        canvas.setColor(new Color(200, 80, 140));
        for (var i = 0; i < 6; i++) {
            var angle = i * Math.PI / 3;
            canvas.fill(circle(50 + 18 * Math.cos(angle), 38 + 18 * Math.sin(angle), 12));
        }
        canvas.setColor(new Color(240, 200, 60));
        canvas.fill(circle(50, 38, 10));
    }

    private static void mountain(Graphics2D canvas) {
        canvas.setColor(new Color(120, 130, 145));
        canvas.fill(triangle(38, 18, 4, 86, 74, 86));
        canvas.setColor(new Color(95, 105, 120));
        canvas.fill(triangle(68, 38, 40, 86, 96, 86));
        canvas.setColor(Color.WHITE);
        canvas.fill(triangle(38, 18, 29, 36, 47, 36));
    }

    private static void balloon(Graphics2D canvas) {
        canvas.setColor(new Color(190, 60, 70));
        canvas.fill(new Ellipse2D.Double(26, 10, 48, 56));
        canvas.setColor(new Color(90, 80, 75));
        canvas.draw(new Line2D.Double(38, 64, 44, 80));
        canvas.draw(new Line2D.Double(62, 64, 56, 80));
        canvas.fill(new Rectangle2D.Double(42, 80, 16, 11));
    }

    private static void fish(Graphics2D canvas) {
        canvas.setColor(new Color(50, 140, 150));
        canvas.fill(new Ellipse2D.Double(12, 32, 58, 36));
        canvas.fill(triangle(62, 50, 90, 30, 90, 70));
        canvas.setColor(Color.WHITE);
        canvas.fill(circle(28, 46, 4));
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Polygon triangle(int x1, int y1, int x2, int y2, int x3, int y3) {
        return new Polygon(new int[] {x1, x2, x3}, new int[] {y1, y2, y3}, 3);
    }
}
