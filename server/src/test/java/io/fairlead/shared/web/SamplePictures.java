package io.fairlead.shared.web;

import io.fairlead.spi.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as a bank draws them into its questions. */
final class SamplePictures {

    private SamplePictures() {}

    /** A picture of a word. */
    static Picture word(String word) {
        var image = new BufferedImage(200, 70, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.getHSBColor(word.length() / 9f, 0.15f, 0.95f));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SERIF, Font.ITALIC, 40));
        graphics.setColor(Color.DARK_GRAY);
        graphics.drawString(word, 30, 48);
        graphics.dispose();
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
