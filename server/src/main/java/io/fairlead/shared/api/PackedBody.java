package io.fairlead.shared.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Bodies that come packed, as {@code Content-Encoding} says: gzip, and nothing else. How large one
 * may become is known before it is unpacked, so that a small one cannot fill the memory.
 */
final class PackedBody {

    /** JSON shrinks to a tenth or so; what shrinks more than this was made to fill the memory. */
    private static final int MOST_TIMES = 64;

    private static final int SMALLEST = 1024;

    private PackedBody() {}

    /** Whether the body is packed; ends the call when it is so in a way that is not known here. */
    static boolean is(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw Problem.UNKNOWN_ENCODING.exception();
        };
    }

    /** The most bytes that a body of so many may become, and no body may. */
    static int most(int packed, int ofAny) {
        return (int) Math.min(ofAny, SMALLEST + (long) packed * MOST_TIMES);
    }

    /** The body as it was before; ends the call when it is none, or larger than this. */
    static byte[] unpacked(byte[] packed, int most) {
        if (packed.length == 0) {
            return packed;
        }
        try (var body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problem.BODY_TOO_LARGE.exception(most);
            }
            return bytes;
        } catch (IOException _) {
            throw Problem.BAD_REQUEST.exception(
                    "The body is not what its header Content-Encoding says.");
        }
    }
}
