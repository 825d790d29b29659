package io.fairlead.sandbox.fault;

import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.link.Links;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class FaultStore {

    private final Sql sql;
    private final Links links;

    FaultStore(Sql sql, Links links) {
        this.sql = sql;
        this.links = links;
    }

    void insert(Fault fault) {
        var scope = fault.scope();
        var link = scope.link();
        sql.of(
                        """
                        INSERT INTO sandbox_fault (id, position, step, kind, code, seconds, times,
                            customer_id, link_partner_id, link_id, link_created_at, login_id,
                            institution_id, userid, ordered_at)
                        VALUES (:id,
                            (SELECT coalesce(max(position), 0) + 1 FROM sandbox_fault),
                            :step, :kind, :code, :seconds, :times, :customer, :linkPartner, :link,
                            :linkCreatedAt, :login, :institution, :userid, :orderedAt)
                        """)
                .with("id", fault.id())
                .with("step", fault.at())
                .with("kind", fault.does())
                .with("code", fault.code())
                .with("seconds", fault.seconds())
                .with("times", fault.times())
                .with("customer", scope.customer())
                .with("linkPartner", link == null ? null : link.partner())
                .with("link", link == null ? null : link.id())
                .with("linkCreatedAt", link == null ? null : link.createdAt())
                .with("login", scope.login())
                .with("institution", scope.institution())
                .with("userid", scope.userid())
                .with("orderedAt", fault.orderedAt())
                .update();
    }

    /** The oldest first; without those whose link is no more. */
    List<Fault> all() {
        return sql
                .of("SELECT * FROM sandbox_fault ORDER BY position, id")
                .list(this::fault)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    int count() {
        return sql.of("SELECT count(*) FROM sandbox_fault").single(Integer.class);
    }

    /** Counts a call; false when the fault has met all its calls or is cleared. */
    boolean hit(UUID id) {
        return sql.of(
                                """
                                UPDATE sandbox_fault SET hits = hits + 1
                                WHERE id = :id AND (times IS NULL OR hits < times)
                                """)
                        .with("id", id)
                        .update()
                == 1;
    }

    boolean delete(UUID id) {
        return sql.of("DELETE FROM sandbox_fault WHERE id = :id").with("id", id).update() == 1;
    }

    int deleteAll() {
        return sql.of("DELETE FROM sandbox_fault").update();
    }

    private Optional<Fault> fault(Row row) {
        var linkId = row.bytesOrNull("link_id");
        Link link = linkId == null ? null : link(row, linkId);
        if (linkId != null && link == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Fault(
                        row.uuid("id"),
                        row.stored("step", FaultStep.class),
                        row.stored("kind", FaultKind.class),
                        row.integerOrNull("code"),
                        row.integerOrNull("seconds"),
                        new FaultScope(
                                row.textOrNull("customer_id"),
                                link,
                                row.textOrNull("login_id"),
                                row.textOrNull("institution_id"),
                                row.textOrNull("userid")),
                        row.integerOrNull("times"),
                        row.integer("hits"),
                        row.instant("ordered_at")));
    }

    private @Nullable Link link(Row row, byte[] id) {
        return links.find(
                        row.partner("link_partner_id"),
                        row.instant("link_created_at"),
                        LinkId.of(id))
                .orElse(null);
    }
}
