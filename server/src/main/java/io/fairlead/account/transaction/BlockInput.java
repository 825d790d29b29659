package io.fairlead.account.transaction;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads what a {@link BlockOutput} has made, from its beginning, as far as it is asked.
 *
 * <p>A block that is not as it was written is an {@link IllegalStateException}.
 */
final class BlockInput implements AutoCloseable {

    private static final int BUFFER = 1 << 13;
    private static final int LOW_BITS = 0x7f;

    private final Inflater inflater = new Inflater();
    private final byte[] plain = new byte[BUFFER];
    private int next;
    private int end;

    /**
     * @param version the only one that is understood
     */
    BlockInput(byte[] block, int version) {
        if (block.length == 0 || block[0] != version) {
            inflater.end();
            throw new IllegalStateException(
                    block.length == 0
                            ? "A block of transactions is empty"
                            : "A block of transactions has the unknown version " + block[0]);
        }
        inflater.setInput(block, 1, block.length - 1);
    }

    /** A number that is not negative. */
    long number() {
        var value = 0L;
        var shift = 0;
        while (shift < Long.SIZE) {
            var part = next();
            value |= (long) (part & LOW_BITS) << shift;
            if (part >= 0) {
                return value;
            }
            shift += Byte.SIZE - 1;
        }
        throw new IllegalStateException("A block of transactions has too long a number");
    }

    long signed() {
        var value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** How many follow. */
    int count() {
        return Math.toIntExact(number());
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        var done = 0;
        while (done < length) {
            if (next == end) {
                fill();
            }
            var part = Math.min(length - done, end - next);
            System.arraycopy(plain, next, bytes, done, part);
            next += part;
            done += part;
        }
        return bytes;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private byte next() {
        if (next == end) {
            fill();
        }
        return plain[next++];
    }

    private void fill() {
        try {
            next = 0;
            end = inflater.inflate(plain);
        } catch (DataFormatException e) {
            throw new IllegalStateException("A block of transactions is damaged", e);
        }
        if (end == 0) {
            throw new IllegalStateException("A block of transactions ends too early");
        }
    }
}
