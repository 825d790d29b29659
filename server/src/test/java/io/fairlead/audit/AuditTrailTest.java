package io.fairlead.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.audit.AuditVerdict.Broken;
import io.fairlead.audit.AuditVerdict.Fault;
import io.fairlead.audit.AuditVerdict.Intact;
import io.fairlead.audit.AuditVerdict.OtherThanKept;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What somebody can do to a log in the database, and what verifying it shows. */
class AuditTrailTest {

    private static final PartnerId PARTNER = new PartnerId("4417093382615");

    private final DatabaseAddress database = migrated();

    @Test
    void tellsWhoHasDoneWhat() {
        append("Harbour Bank");

        assertThat(entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.number()).isOne();
                            assertThat(entry.actorKind()).isEqualTo("command");
                            assertThat(entry.actor())
                                    .isEqualTo("add-partner by " + System.getProperty("user.name"));
                            assertThat(entry.action()).isEqualTo("partner.add");
                            assertThat(entry.partner()).isEqualTo(PARTNER.value());
                            assertThat(entry.subject()).isEqualTo(PARTNER.value());
                            assertThat(entry.details()).isEqualTo("{\"name\":\"Harbour Bank\"}");
                            assertThat(entry.previousHash()).isEqualTo("0".repeat(64));
                        });
    }

    /** Whoever verifies a log by another program must come to the same hash for ever. */
    @Test
    void hashesNetstrings() {
        execute(
                """
                INSERT INTO audit_entry
                SELECT 1, '2026-11-29 01:02:03.000456Z', 'server', 'café', 'keys.use', NULL, 'key sets',
                       '{"a": 1}', decode(repeat('00', 32), 'hex'),
                       sha256(convert_to('1:1,27:2026-11-29T01:02:03.000456Z,6:server,5:café,8:keys.use,0:,'
                           || '8:key sets,8:{"a": 1},64:' || repeat('0', 64) || ',', 'UTF8'))
                """);

        assertThat(verdict(null)).isInstanceOf(Intact.class);
    }

    @Test
    void findsAnIntactLogIntact() {
        assertThat(verdict(null)).isEqualTo(new Intact(AuditHead.EMPTY));
        assertThat(verdict(AuditHead.EMPTY)).isEqualTo(new Intact(AuditHead.EMPTY));
        append("a", "b", "c");

        var head = head();
        assertThat(head.number()).isEqualTo(3);
        assertThat(verdict(null)).isEqualTo(new Intact(head));
        append("d");
        assertThat(verdict(head)).isEqualTo(new Intact(head()));
        assertThat(AuditHead.parse(head.toString())).contains(head);
    }

    @Test
    void staysAChainWhenManyAppendAtOnce() {
        var writers =
                Stream.generate(() -> CompletableFuture.runAsync(() -> append("a", "b", "c")))
                        .limit(8)
                        .toList();
        writers.forEach(CompletableFuture::join);

        assertThat(verdict(null)).isEqualTo(new Intact(head()));
        assertThat(head().number()).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET subject = 'x'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "SET session_replication_role = replica; DELETE FROM audit_entry"
            })
    void onlyGrows(String change) {
        append("a");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> execute(change))
                .havingRootCause()
                .withMessageContaining("The audit log only grows");
        assertThat(entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "occurred_at = occurred_at - interval '1 microsecond'",
                "actor_kind = 'server'",
                "actor = 'nobody'",
                "action = 'partner.enable'",
                "partner_id = NULL",
                "subject = 'x'",
                "details = '{ \"name\":\"b\"}'",
                "hash = decode(repeat('ab', 32), 'hex')"
            })
    void showsAChangeOfAnyColumn(String change) {
        append("a", "b", "c");
        tamper("UPDATE audit_entry SET " + change + " WHERE number = 2");

        assertThat(verdict(null)).isEqualTo(new Broken(2, Fault.CHANGED));
    }

    @Test
    void showsThatAnEntryIsMissing() {
        append("a", "b", "c");
        tamper("DELETE FROM audit_entry WHERE number = 2");

        assertThat(verdict(null)).isEqualTo(new Broken(2, Fault.MISSING));
    }

    @Test
    void showsThatTheFirstEntriesAreMissing() {
        append("a", "b", "c");
        tamper("DELETE FROM audit_entry WHERE number = 1");

        assertThat(verdict(null)).isEqualTo(new Broken(1, Fault.MISSING));
    }

    /** Somebody can give an entry a hash that fits, but then the next one does not follow. */
    @Test
    void showsAnEntryThatWasWrittenAnew() {
        append("a", "b", "c");
        var before = entries();
        tamper("DELETE FROM audit_entry WHERE number >= 2");
        append("another b");
        tamper(
                """
                INSERT INTO audit_entry
                SELECT 3, occurred_at, actor_kind, actor, action, partner_id, subject, '%s',
                       decode('%s', 'hex'), decode('%s', 'hex')
                FROM audit_entry WHERE number = 2
                """
                        .formatted(
                                before.getLast().details(),
                                before.getLast().previousHash(),
                                before.getLast().hash()),
                "UPDATE audit_entry SET occurred_at = '%s' WHERE number = 3"
                        .formatted(before.getLast().occurredAt()));

        assertThat(verdict(null)).isEqualTo(new Broken(3, Fault.UNCHAINED));
    }

    @Test
    void showsACutTailToWhoHasKeptTheHead() {
        append("a", "b", "c");
        var kept = head();
        tamper("DELETE FROM audit_entry WHERE number = 3");

        assertThat(verdict(null)).isEqualTo(new Intact(head()));
        assertThat(verdict(kept)).isEqualTo(new OtherThanKept(head(), kept, Fault.MISSING));
    }

    @Test
    void showsATailThatWasWrittenAnewToWhoHasKeptTheHead() {
        append("a", "b", "c");
        var kept = head();
        tamper("DELETE FROM audit_entry WHERE number >= 2");
        append("another b", "another c", "d");

        assertThat(verdict(null)).isEqualTo(new Intact(head()));
        assertThat(verdict(kept)).isEqualTo(new OtherThanKept(head(), kept, Fault.REPLACED));
    }

    private static DatabaseAddress migrated() {
        var database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password().reveal())
                .load()
                .migrate();
        return database;
    }

    private void append(String... names) {
        try (AuditTrail trail = AuditTrail.of(database)) {
            for (var name : names) {
                trail.append(
                        Change.of(
                                Actor.command("add-partner"),
                                AuditAction.PARTNER_ADD,
                                PARTNER,
                                Map.of("name", name)));
            }
        }
    }

    private List<AuditEntry> entries() {
        var entries = new ArrayList<AuditEntry>();
        try (AuditTrail trail = AuditTrail.of(database)) {
            trail.read(0, entries::add);
        }
        return entries;
    }

    private AuditHead head() {
        try (AuditTrail trail = AuditTrail.of(database)) {
            return trail.head();
        }
    }

    private AuditVerdict verdict(@Nullable AuditHead kept) {
        try (AuditTrail trail = AuditTrail.of(database)) {
            return trail.verify(kept);
        }
    }

    /** As whoever owns the table can. */
    private void tamper(String... changes) {
        execute("ALTER TABLE audit_entry DISABLE TRIGGER only_grows");
        for (var change : changes) {
            execute(change);
        }
        execute("ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER only_grows");
    }

    private void execute(String sql) {
        var connections =
                new DriverManagerDataSource(
                        database.url(), database.user(), database.password().reveal());
        JdbcClient.create(connections).sql(sql).update();
    }
}
