package io.fairlead.account.transaction;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Numbers and bytes that become compressed bytes. One object makes any number of blocks, one after
 * the other, because a compressor costs more than a block does.
 */
final class BlockOutput implements AutoCloseable {

    private static final int FIRST_SIZE = 1 << 14;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final Deflater deflater;
    private byte[] plain = new byte[FIRST_SIZE];
    private int size;

    BlockOutput(int level) {
        deflater = new Deflater(level);
    }

    /** Puts a number that is not negative; the smaller it is, the fewer bytes it takes. */
    void number(long value) {
        require(Long.BYTES + 2);
        var rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            plain[size++] = (byte) (rest & LOW_BITS | MORE);
            rest >>>= Byte.SIZE - 1;
        }
        plain[size++] = (byte) rest;
    }

    /** Puts a number; the nearer to zero it is, the fewer bytes it takes. */
    void signed(long value) {
        number(value << 1 ^ value >> Long.SIZE - 1);
    }

    void bytes(byte[] bytes) {
        require(bytes.length);
        System.arraycopy(bytes, 0, plain, size, bytes.length);
        size += bytes.length;
    }

    /**
     * Ends a block.
     *
     * @param version stands before what is compressed
     */
    byte[] block(int version) {
        deflater.reset();
        deflater.setInput(plain, 0, size);
        deflater.finish();
        var block = new byte[Math.max(1 << Byte.SIZE, size / 2)];
        block[0] = (byte) version;
        var length = 1;
        while (!deflater.finished()) {
            if (length == block.length) {
                block = Arrays.copyOf(block, 2 * length);
            }
            length += deflater.deflate(block, length, block.length - length);
        }
        size = 0;
        return Arrays.copyOf(block, length);
    }

    @Override
    public void close() {
        deflater.end();
    }

    private void require(int bytes) {
        if (plain.length - size < bytes) {
            plain = Arrays.copyOf(plain, Math.max(2 * plain.length, size + bytes));
        }
    }
}
