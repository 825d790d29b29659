package io.fairlead.shared.sealing;

import io.fairlead.shared.sealing.SealedColumnStore.StoredValue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals with the key now in use what older keys have sealed, while servers run: a few pages of a
 * table are one transaction, and a row that is in use is left as it is.
 */
@Service
public class Resealing {

    private static final Logger log = LoggerFactory.getLogger(Resealing.class);

    private static final int PAGES_PER_TRANSACTION = 16;

    private final SealedColumnStore store;
    private final Sealer sealer;
    private final Keys keys;
    private final TransactionOperations transactions;

    Resealing(
            SealedColumnStore store, Sealer sealer, Keys keys, TransactionOperations transactions) {
        this.store = store;
        this.sealer = sealer;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** Every column with sealed values, whichever module owns its table. */
    public List<SealedColumn> columns() {
        return store.columns();
    }

    /** Seals again what another key has sealed, as far as it is free and opens; says how many. */
    public int reseal(SealedColumn column) {
        var pages = store.pages(column);
        var resealed = 0;
        for (long page = 0; page < pages; page += PAGES_PER_TRANSACTION) {
            resealed += reseal(column, page);
        }
        return resealed;
    }

    /** How many values there are that another key has sealed than the one now in use. */
    public long outdated() {
        var prefix = primaryPrefix();
        return store.columns().stream()
                .mapToLong(column -> store.countOthers(column, prefix))
                .sum();
    }

    private int reseal(SealedColumn column, long page) {
        var resealed =
                transactions.execute(
                        _ -> {
                            var values =
                                    store
                                            .lockOthers(
                                                    column,
                                                    primaryPrefix(),
                                                    page,
                                                    page + PAGES_PER_TRANSACTION)
                                            .stream()
                                            .flatMap(value -> reseal(column, value).stream())
                                            .toList();
                            store.replace(column, values);
                            return values.size();
                        });
        return resealed == null ? 0 : resealed;
    }

    private Optional<StoredValue> reseal(SealedColumn column, StoredValue value) {
        var resealed =
                sealer.reseal(value.sealed(), column.placeOf(value.row()))
                        .map(bytes -> new StoredValue(value.tid(), value.row(), bytes));
        if (resealed.isEmpty()) {
            log.warn("{} of row {} cannot be opened", column, value.row());
        }
        return resealed;
    }

    /** What Tink writes before everything that a key has sealed: its version and the key's id. */
    private byte[] primaryPrefix() {
        return ByteBuffer.allocate(5).put((byte) 1).putInt(keys.primarySealingKeyId()).array();
    }
}
