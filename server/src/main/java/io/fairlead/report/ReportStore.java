package io.fairlead.report;

import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Stores orders and how far they are; {@link SnapshotStore} has what was made. */
@Repository
class ReportStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SELECT =
            """
            SELECT partner_id, id, customer_id, joint_customer_id, kind, status, portfolio_id,
                   portfolio_version, request_id, session_id, content_sealed, created_at, ended_at
            FROM report
            """;

    private final Sql sql;
    private final Sealer sealer;

    ReportStore(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** Begins a batch of a customer's reports. */
    PortfolioId nextBatch(PartnerId partner, CustomerId customer) {
        return sql.of(
                        """
                        INSERT INTO portfolio (partner_id, customer_id, id, version)
                        VALUES (:partner, :customer, :id, 1)
                        ON CONFLICT (partner_id, customer_id)
                        DO UPDATE SET version = portfolio.version + 1
                        RETURNING id, version
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .with("id", PortfolioId.randomBase())
                .single(row -> new PortfolioId(row.text("id"), row.integer("version")));
    }

    /** False when there is a report of that id. */
    boolean insert(Report report) {
        var consumer = report.content().consumer();
        return sql.of(
                        """
                        INSERT INTO report (
                            partner_id, id, customer_id, joint_customer_id, consumer_id, kind,
                            status, portfolio_id, portfolio_version, request_id, session_id,
                            content_sealed, created_at)
                        VALUES (
                            :partner, :id, :customer, :joint, :consumer, :kind, :status,
                            :portfolio, :version, :request, :session, :content, :createdAt)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .with("partner", report.partner())
                .with("id", report.id())
                .with("customer", report.customer())
                .with("joint", report.jointCustomer())
                .with("consumer", consumer == null ? null : consumer.id())
                .with("kind", report.kind())
                .with("status", report.status())
                .with("portfolio", report.portfolio().base())
                .with("version", report.portfolio().version())
                .with("request", report.requestId())
                .with("session", report.session())
                .with(
                        "content",
                        sealer.seal(
                                JSON.writeValueAsString(report.content()), contentOf(report.id())))
                .with("createdAt", report.createdAt())
                .changesRow();
    }

    Optional<Report> find(PartnerId partner, ReportId id) {
        return sql.of(SELECT + "WHERE partner_id = :partner AND id = :id AND deleted_at IS NULL")
                .with("partner", partner)
                .with("id", id)
                .optional(this::report);
    }

    /** The report of whichever partner. */
    Optional<Report> find(ReportId id) {
        return sql.of(SELECT + "WHERE id = :id AND deleted_at IS NULL")
                .with("id", id)
                .optional(this::report);
    }

    /** Those of which the customer is a borrower, the latest first. */
    List<Report> ofCustomer(PartnerId partner, CustomerId customer) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND deleted_at IS NULL
                                  AND (customer_id = :customer OR joint_customer_id = :customer)
                                ORDER BY created_at DESC, id
                                """)
                .with("partner", partner)
                .with("customer", customer)
                .list(this::report);
    }

    /** Those about a consumer, the latest first. */
    List<Report> ofConsumer(PartnerId partner, ConsumerId consumer) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND consumer_id = :consumer
                                  AND deleted_at IS NULL
                                ORDER BY created_at DESC, id
                                """)
                .with("partner", partner)
                .with("consumer", consumer)
                .list(this::report);
    }

    /**
     * The newest of each kind and customer until a batch, in the order in which they were asked
     * for.
     */
    List<Report> ofPortfolio(PartnerId partner, PortfolioId portfolio) {
        return sql.of(
                        """
                        SELECT * FROM (
                            SELECT DISTINCT ON (kind, customer_id) *
                            FROM report
                            WHERE partner_id = :partner AND portfolio_id = :portfolio
                              AND deleted_at IS NULL
                              AND (:version = 0 OR portfolio_version <= :version)
                            ORDER BY kind, customer_id, portfolio_version DESC, created_at DESC
                        ) AS newest
                        ORDER BY created_at, id
                        """)
                .with("partner", partner)
                .with("portfolio", portfolio.base())
                .with("version", portfolio.version())
                .list(this::report);
    }

    /** The number of batches of a portfolio; none when the partner has no such portfolio. */
    Optional<Integer> batches(PartnerId partner, String portfolio) {
        return sql.of("SELECT version FROM portfolio WHERE partner_id = :partner AND id = :id")
                .with("partner", partner)
                .with("id", portfolio)
                .optional(Integer.class);
    }

    List<Report> ofSession(PartnerId partner, UUID session) {
        return sql.of(
                        SELECT
                                + """
                                WHERE partner_id = :partner AND session_id = :session
                                  AND deleted_at IS NULL
                                ORDER BY created_at, id
                                """)
                .with("partner", partner)
                .with("session", session)
                .list(this::report);
    }

    int countUnfinished(PartnerId partner, CustomerId customer) {
        return sql.of(
                        """
                        SELECT count(*) FROM report
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND ended_at IS NULL
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .single(Integer.class);
    }

    /** Ends a report; false when it has ended or was deleted before. */
    boolean end(Report report, ReportStatus status, Instant now) {
        return sql.of(
                        """
                        UPDATE report SET status = :status, ended_at = :now
                        WHERE partner_id = :partner AND id = :id AND ended_at IS NULL
                        """)
                .with("status", status)
                .with("now", now)
                .with("partner", report.partner())
                .with("id", report.id())
                .changesRow();
    }

    /** Of a deleted customer's reports stays that they were. */
    void deleteAllOf(PartnerId partner, CustomerId customer, Instant now) {
        sql.of(
                        """
                        UPDATE report
                        SET deleted_at = :now, ended_at = coalesce(ended_at, :now),
                            consumer_id = NULL, content_sealed = NULL, answer_sealed = NULL,
                            additions_sealed = NULL, file_sealed = NULL
                        WHERE partner_id = :partner AND deleted_at IS NULL
                          AND (customer_id = :customer OR joint_customer_id = :customer)
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .with("now", now)
                .update();
        sql.of("DELETE FROM portfolio WHERE partner_id = :partner AND customer_id = :customer")
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    private Report report(Row row) {
        var id = new ReportId(row.text("id"));
        var joint = row.textOrNull("joint_customer_id");
        return new Report(
                row.partner("partner_id"),
                id,
                row.customer("customer_id"),
                joint == null ? null : new CustomerId(joint),
                row.stored("kind", ReportKind.class),
                row.stored("status", ReportStatus.class),
                new PortfolioId(row.text("portfolio_id"), row.integer("portfolio_version")),
                row.text("request_id"),
                row.uuidOrNull("session_id"),
                row.instant("created_at"),
                row.instantOrNull("ended_at"),
                JSON.readValue(
                        sealer.open(row.bytes("content_sealed"), contentOf(id)),
                        Report.Content.class));
    }

    private static SealedPlace contentOf(ReportId id) {
        return new SealedPlace("report", "content_sealed", id.value());
    }
}
