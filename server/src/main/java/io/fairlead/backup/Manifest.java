package io.fairlead.backup;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in a backup.
 *
 * @param format of the file
 * @param createdAt the moment whose data it holds
 * @param schemaVersion of the tables
 * @param keyIds the ids of all keys that were in use, without which the data cannot be used
 * @param sequences the last number that each sequence has given away
 */
public record Manifest(
        int format,
        Instant createdAt,
        String schemaVersion,
        Set<Long> keyIds,
        List<Content> tables,
        Map<String, Long> sequences) {

    /** The format that this version writes and reads. */
    static final int FORMAT = 2;

    /**
     * What is in it of one table.
     *
     * @param months of which there are partitions
     */
    public record Content(String table, List<String> columns, List<YearMonth> months, long rows) {

        boolean isOf(Table other) {
            return table.equals(other.name()) && columns.equals(other.columns());
        }
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Content::rows).sum();
    }
}
