package io.fairlead.connect.screen.sample;

import io.fairlead.spi.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Pictures such as a bank has in its questions. They are made without fonts, which a server may
 * lack.
 */
public final class SamplePictures {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 70;

    private static final List<String> CHARACTERS =
            List.of(
                    "#####.#...#.####..####.",
                    "....#.#..#......#.#...#",
                    "...#..#.#.......#.#...#",
                    "..#...##....####..####.",
                    "..#...#.#.......#.#....",
                    "..#...#..#......#.#....",
                    "..#...#...#.####..#....");

    private static final int DOT = 6;

    private SamplePictures() {}

    /** Characters to be typed. */
    public static Picture characters() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < WIDTH; x++) {
            var slope = (int) (5 * Math.sin(x / 18.0));
            for (var y = 0; y < HEIGHT; y++) {
                var drawn = isDrawn((x - 30) / DOT, (y - 14 + slope) / DOT);
                image.setRGB(x, y, drawn ? 0x3a4654 : 0xe3ecdf);
            }
        }
        return png(image);
    }

    private static boolean isDrawn(int column, int row) {
        return row >= 0
                && row < CHARACTERS.size()
                && column >= 0
                && column < CHARACTERS.getFirst().length()
                && CHARACTERS.get(row).charAt(column) == '#';
    }

    /** Rings of a colour of their own. */
    public static Picture rings(int number) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < WIDTH; x++) {
            for (var y = 0; y < HEIGHT; y++) {
                var distance = Math.hypot(x - WIDTH / 2.0, (y - HEIGHT / 2.0) * 1.6);
                var wave = (float) (0.5 + 0.5 * Math.sin(distance / (4 + number)));
                image.setRGB(x, y, Color.HSBtoRGB(number / 5f, 0.35f, 0.6f + 0.35f * wave));
            }
        }
        return png(image);
    }

    private static Picture png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Picture(bytes.toByteArray(), "image/png");
    }
}
