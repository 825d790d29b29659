package io.fairlead.account.transaction;

import java.time.Instant;
import java.util.List;

/**
 * The columns with which a block begins: as much of its transactions as finds them.
 *
 * @param transactedAt in milliseconds, ascending
 * @param postedAt in milliseconds; {@link #PENDING} of those that are not
 * @param ids ascending among those of one moment
 */
record BlockKeys(long[] transactedAt, long[] postedAt, long[] ids) {

    static final long PENDING = Long.MIN_VALUE;

    /** Reads no more of a block than these columns. */
    static BlockKeys read(byte[] block) {
        try (var in = new BlockInput(block, TransactionBlock.VERSION)) {
            return read(in);
        }
    }

    static BlockKeys read(BlockInput in) {
        var size = in.count();
        var transactedAt = new long[size];
        for (var i = 0; i < size; i++) {
            transactedAt[i] = in.signed() + (i == 0 ? 0 : transactedAt[i - 1]);
        }
        var postedAt = new long[size];
        for (var i = 0; i < size; i++) {
            postedAt[i] = in.number() == 0 ? PENDING : transactedAt[i] + in.signed();
        }
        var ids = new long[size];
        for (var i = 0; i < size; i++) {
            ids[i] = in.signed() + (i == 0 ? 0 : ids[i - 1]);
        }
        return new BlockKeys(transactedAt, postedAt, ids);
    }

    static void write(BlockOutput out, List<Transaction> transactions) {
        out.number(transactions.size());
        var before = 0L;
        for (var transaction : transactions) {
            var at = transaction.atBank().transactedAt().toEpochMilli();
            out.signed(at - before);
            before = at;
        }
        for (var transaction : transactions) {
            var posted = transaction.atBank().postedAt();
            out.number(posted == null ? 0 : 1);
            if (posted != null) {
                out.signed(
                        posted.toEpochMilli() - transaction.atBank().transactedAt().toEpochMilli());
            }
        }
        before = 0;
        for (var transaction : transactions) {
            out.signed(transaction.id() - before);
            before = transaction.id();
        }
    }

    int size() {
        return ids.length;
    }

    boolean isPending(int i) {
        return postedAt[i] == PENDING;
    }

    /** Whether a query is for this one, wherever its page is. */
    boolean belongsTo(TransactionQuery query, int i) {
        var at = Instant.ofEpochMilli(transactedAt[i]);
        return (query.includePending() || !isPending(i))
                && !at.isBefore(query.from())
                && !at.isAfter(query.to());
    }
}
