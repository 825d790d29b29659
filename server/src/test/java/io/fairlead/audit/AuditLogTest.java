package io.fairlead.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Links;
import io.fairlead.partner.AppKeys;
import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** What the parts of a server put into the log. */
@FairleadTest
class AuditLogTest {

    private static final Actor ACTOR = Actor.server("test");

    private final FairleadServer server;
    private final AuditLog audit;
    private final AuditStore store;
    private final Partners partners;
    private final AppKeys appKeys;
    private final Institutions institutions;
    private final Links links;
    private final TransactionOperations transactions;
    private final DatabaseAddress database;

    AuditLogTest(
            FairleadServer server,
            AuditLog audit,
            AuditStore store,
            Partners partners,
            AppKeys appKeys,
            Institutions institutions,
            Links links,
            TransactionOperations transactions,
            HikariDataSource pool) {
        this.server = server;
        this.audit = audit;
        this.store = store;
        this.partners = partners;
        this.appKeys = appKeys;
        this.institutions = institutions;
        this.links = links;
        this.transactions = transactions;
        this.database =
                new DatabaseAddress(
                        pool.getJdbcUrl(),
                        String.valueOf(pool.getUsername()),
                        new Secret(String.valueOf(pool.getPassword())));
    }

    @Test
    void takesAChangeInItsTransactionOnly() {
        assertThatIllegalStateException().isThrownBy(() -> audit.record(change("1")));
    }

    @Test
    void forgetsAChangeThatIsUndone() {
        var partner = server.newPartner().id();
        var before = actionsOf(partner);

        transactions.executeWithoutResult(
                transaction -> {
                    partners.disable(ACTOR, partner);
                    transaction.setRollbackOnly();
                });

        assertThat(actionsOf(partner)).isEqualTo(before);
    }

    @Test
    void keepsTheOrderOfOneTransaction() {
        var partner = new PartnerId("order of one transaction");

        transactions.executeWithoutResult(
                _ ->
                        Stream.of("1", "2", "3")
                                .forEach(subject -> audit.record(change(partner, subject))));

        assertThat(entriesOf(partner))
                .extracting(AuditEntry::subject)
                .containsExactly("1", "2", "3");
    }

    /** Else those who log first and those who log last would wait for each other. */
    @Test
    void takesItsLockLast() {
        var partner = server.newPartner().id();
        var all =
                Stream.of(true, false, true, false)
                        .map(
                                first ->
                                        CompletableFuture.runAsync(
                                                () -> disableAndEnable(partner, first)))
                        .toList();
        all.forEach(CompletableFuture::join);

        assertThat(actionsOf(partner)).filteredOn("partner.disable"::equals).hasSize(40);
        assertIntact();
    }

    private void disableAndEnable(PartnerId partner, boolean logsFirst) {
        for (var round = 0; round < 10; round++) {
            transactions.executeWithoutResult(
                    _ -> {
                        if (logsFirst) {
                            audit.record(change("first"));
                        }
                        partners.disable(ACTOR, partner);
                        partners.enable(ACTOR, partner);
                    });
        }
    }

    @Test
    void tellsOfAPartnersCredentials() {
        var partner = server.newPartner();
        var id = partner.id();
        partners.unlock(ACTOR, id);
        partners.replaceSecret(ACTOR, id, true);
        partners.revokeTokens(ACTOR, id);
        appKeys.replace(ACTOR, id, Duration.ofDays(1));
        appKeys.endOlder(ACTOR, id);
        partners.disable(ACTOR, id);
        partners.disable(ACTOR, id);
        partners.enable(ACTOR, id);

        assertThat(actionsOf(id))
                .containsExactly(
                        "partner.add",
                        "partner.unlock",
                        "secret.change",
                        "tokens.revoke",
                        "app-key.replace",
                        "app-key.end",
                        "partner.disable",
                        "partner.enable");
        assertThat(entriesOf(id)).allMatch(entry -> entry.actor().equals("test"));
        assertIntact();
    }

    /** The link's signature is in nobody's log. */
    @Test
    void tellsOfALinkThatAnOperatorRevokes() {
        var calls = server.newCaller();
        var link = calls.link(calls.full());
        assertThat(links.revoke(ACTOR, link.toString())).isTrue();
        assertThat(links.revoke(ACTOR, link.with("customerId", "1").toString())).isFalse();
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(410);

        var told = entriesOf(calls.partner().id()).getLast();
        assertThat(told.action()).isEqualTo("link.revoke");
        assertThat(told.subject()).isEqualTo("link of customer " + calls.customer());
        assertThat(told.details()).doesNotContain(link.value("signature"));
        assertIntact();
    }

    @Test
    void tellsOfWhatAPartnerDoesByCalls() {
        var partner = server.newPartner();
        var experience = partner.newExperience("loans", Map.of());
        var path = "/fairlead/v1/experiences/" + experience;
        partner.api().put(path, Map.of("name", "loans", "brandColor", "#112233"));
        partner.api().put(path, Map.of("name", "loans", "brandColor", "#112233"));
        var copy =
                partner.api()
                        .post(
                                "/connect/experiences/%s/duplicate".formatted(experience),
                                Map.of("indirectPartnerId", 1));
        assertThat(copy.status()).as(copy.body()).isLessThan(300);
        partner.api().delete(path);
        partner.api().put("/fairlead/v1/institution-settings", Map.of("everywhere", "replace"));
        var key = partner.api().post("/fairlead/v1/webhook-keys", Map.of());
        assertThat(key.status()).isEqualTo(201);
        changeSecret(partner);

        var entries = entriesOf(partner.id());
        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly(
                        "partner.add",
                        "experience.create",
                        "experience.change",
                        "experience.create",
                        "experience.delete",
                        "institution-settings.change",
                        "webhook-key.replace",
                        "secret.change");
        assertThat(entries.subList(1, entries.size()))
                .allMatch(
                        entry ->
                                entry.actorKind().equals("partner")
                                        && entry.actor().equals(partner.id().value()));
        assertThat(entries.get(2).subject()).isEqualTo(experience);
        assertThat(entries.getLast().details()).isEqualTo("{\"endTokens\":false}");
        assertThat(entries.toString())
                .doesNotContain(
                        partner.secret().reveal(),
                        partner.appKey().reveal(),
                        "another-secret-1",
                        key.text("key"));
    }

    private static void changeSecret(TestPartner partner) {
        var changed =
                partner.api()
                        .put(
                                "/aggregation/v2/partners/authentication",
                                Map.of(
                                        "partnerId", partner.id().value(),
                                        "partnerSecret", partner.secret().reveal(),
                                        "newPartnerSecret", "another-secret-1"));
        assertThat(changed.status()).isEqualTo(204);
    }

    @Test
    void tellsOfAnImportThatChangesSomething() {
        institutions.put(ACTOR, "nothing.csv", List.of(), _ -> {});

        assertThat(all()).noneMatch(entry -> entry.subject().equals("nothing.csv"));
    }

    @Test
    void tellsWhichKeysAServerUsesWhenThatChanges() {
        Await.until(() -> store.latestDetails(AuditAction.KEYS_USE).isPresent());
        var used = store.latestDetails(AuditAction.KEYS_USE).orElseThrow();
        assertThat(used).contains("\"sealing\":[{\"id\":", "\"linkSigning\":[{\"id\":");

        audit.recordKeys(Map.of("sealing", List.of(Map.of("id", 17))));
        audit.recordKeys(Map.of("sealing", List.of(Map.of("id", 17))));

        assertThat(all())
                .filteredOn(entry -> entry.details().equals("{\"sealing\":[{\"id\":17}]}"))
                .hasSize(1);
    }

    private static Change change(String subject) {
        return new Change(ACTOR, AuditAction.PARTNER_ADD, null, subject, Map.of());
    }

    private static Change change(PartnerId partner, String subject) {
        return new Change(ACTOR, AuditAction.PARTNER_ADD, partner, subject, Map.of());
    }

    private List<String> actionsOf(PartnerId partner) {
        return entriesOf(partner).stream().map(AuditEntry::action).toList();
    }

    private List<AuditEntry> entriesOf(PartnerId partner) {
        return all().stream().filter(entry -> partner.value().equals(entry.partner())).toList();
    }

    private List<AuditEntry> all() {
        var entries = new ArrayList<AuditEntry>();
        try (AuditTrail trail = AuditTrail.of(database)) {
            trail.read(0, entries::add);
        }
        return entries;
    }

    private void assertIntact() {
        try (AuditTrail trail = AuditTrail.of(database)) {
            assertThat(trail.verify(null)).isInstanceOf(AuditVerdict.Intact.class);
        }
    }
}
