package io.fairlead.report;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import org.springframework.stereotype.Repository;

/** Stores who has got reports for which purposes. */
@Repository
class ReaderStore {

    private final Sql sql;

    ReaderStore(Sql sql) {
        this.sql = sql;
    }

    /** Notes that a partner has got a report for a purpose; once for both. */
    void put(Report report, PartnerId reader, String purpose, Instant now) {
        sql.of(
                        """
                        INSERT INTO report_reader (partner_id, report_id, reader_id, purpose, since)
                        VALUES (:partner, :report, :reader, :purpose, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .with("partner", report.partner())
                .with("report", report.id())
                .with("reader", reader)
                .with("purpose", purpose)
                .with("now", now)
                .update();
    }

    /** Whether a partner has got a report before, for whichever purpose. */
    boolean has(Report report, PartnerId reader) {
        return of(
                        """
                        SELECT FROM report_reader
                        WHERE partner_id = :partner AND report_id = :report AND reader_id = :reader
                        """,
                        report,
                        reader)
                .hasRow();
    }

    /** Whether a partner has got a report before for this purpose. */
    boolean has(Report report, PartnerId reader, String purpose) {
        return of(
                        """
                        SELECT FROM report_reader
                        WHERE partner_id = :partner AND report_id = :report AND reader_id = :reader
                          AND purpose = :purpose
                        """,
                        report,
                        reader)
                .with("purpose", purpose)
                .hasRow();
    }

    private Sql.Statement of(String text, Report report, PartnerId reader) {
        return sql.of(text)
                .with("partner", report.partner())
                .with("report", report.id())
                .with("reader", reader);
    }
}
