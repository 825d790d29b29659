package io.fairlead.experience;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures safe by drawing them anew: of what was sent only the pixels are left. */
final class PngPicture {

    static final int MAX_BYTES = 100 * 1024;
    static final int MAX_SIDE = 1_000;

    private PngPicture() {}

    static byte[] clean(String field, byte[] sent) {
        if (sent.length > MAX_BYTES) {
            throw new InvalidExperienceException(
                    field, "must not be larger than " + MAX_BYTES + " bytes.");
        }
        var picture = png(field, sent);
        if (picture.length > MAX_BYTES) {
            throw new InvalidExperienceException(
                    field, "has too many details: draw it simpler or smaller.");
        }
        return picture;
    }

    private static byte[] png(String field, byte[] sent) {
        var readers = ImageIO.getImageReadersByFormatName("png");
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
                throw new InvalidExperienceException(
                        field, "must have at most %1$d × %1$d pixels.".formatted(MAX_SIDE));
            }
            return written(drawn(reader.read(0)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            throw new InvalidExperienceException(field, "must be a PNG picture.");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage drawn(BufferedImage picture) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    private static byte[] written(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
