package io.fairlead.report;

import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stores the snapshots of finished reports, compressed and sealed. */
@Repository
class SnapshotStore {

    /** Money stays exact. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final String ANSWER = "answer_sealed";
    private static final String ADDITIONS = "additions_sealed";
    private static final String FILE = "file_sealed";

    private final Sql sql;
    private final Sealer sealer;

    SnapshotStore(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** Keeps what was made of a report that ends in the same transaction. */
    void put(Report report, Snapshot snapshot) {
        var file = snapshot.file();
        sql.of(
                        """
                        UPDATE report
                        SET answer_sealed = :answer, additions_sealed = :additions,
                            file_sealed = :file, file_type = :fileType, rules_version = :rules
                        WHERE partner_id = :partner AND id = :id
                        """)
                .with("answer", seal(report, ANSWER, JSON.writeValueAsBytes(snapshot.answer())))
                .with(
                        "additions",
                        seal(report, ADDITIONS, JSON.writeValueAsBytes(snapshot.additions())))
                .with("file", file == null ? null : seal(report, FILE, file.content()))
                .with("fileType", file == null ? null : file.mediaType())
                .with("rules", snapshot.rules())
                .with("partner", report.partner())
                .with("id", report.id())
                .update();
    }

    /** The JSON of a finished report. */
    Optional<byte[]> answer(Report report) {
        return of("SELECT answer_sealed FROM report", report)
                .optional(row -> open(report, ANSWER, row.bytes(ANSWER)));
    }

    /** The whole snapshot of a finished report. */
    Optional<Snapshot> snapshot(Report report) {
        return of(
                        """
                        SELECT answer_sealed, additions_sealed, file_sealed, file_type, rules_version
                        FROM report
                        """,
                        report)
                .optional(
                        row ->
                                new Snapshot(
                                        object(open(report, ANSWER, row.bytes(ANSWER))),
                                        object(open(report, ADDITIONS, row.bytes(ADDITIONS))),
                                        file(report, row),
                                        row.text("rules_version")));
    }

    private Sql.Statement of(String select, Report report) {
        return sql.of(
                        select
                                + """
                                 WHERE partner_id = :partner AND id = :id
                                  AND answer_sealed IS NOT NULL
                                """)
                .with("partner", report.partner())
                .with("id", report.id());
    }

    private Snapshot.@Nullable File file(Report report, Row row) {
        var sealed = row.bytesOrNull(FILE);
        return sealed == null
                ? null
                : new Snapshot.File(open(report, FILE, sealed), row.text("file_type"));
    }

    private byte[] seal(Report report, String column, byte[] clear) {
        return sealer.seal(compressed(clear), place(report, column));
    }

    private byte[] open(Report report, String column, byte[] sealed) {
        return expanded(sealer.openBytes(sealed, place(report, column)));
    }

    private static SealedPlace place(Report report, String column) {
        return new SealedPlace("report", column, report.id().value());
    }

    private static ObjectNode object(byte[] json) {
        JsonNode read = JSON.readTree(json);
        return read.asObject();
    }

    private static byte[] compressed(byte[] clear) {
        var packed = new ByteArrayOutputStream(clear.length / 4 + 64);
        try (var out = new GZIPOutputStream(packed)) {
            out.write(clear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] expanded(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
