package io.fairlead.account.agreement;

import io.fairlead.shared.database.Row;
import java.time.Instant;
import java.util.Set;

/** The agreement of a login as its row has it. */
public final class StoredAgreement {

    private StoredAgreement() {}

    public static Agreement read(Row row, Instant now) {
        var until = row.instantOrNull("readable_until");
        return new Agreement(data(row), until, until != null && !now.isBefore(until));
    }

    /** Nobody has said what may be read of accounts that were put there without being shared. */
    private static Set<DataKind> data(Row row) {
        var data = row.storedSet("shared_data", DataKind.class);
        return data.isEmpty() ? DataKind.all() : data;
    }

    public static String[] write(Set<DataKind> data) {
        return data.stream().sorted().map(DataKind::storedName).toArray(String[]::new);
    }
}
