package io.fairlead.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditLog;
import io.fairlead.partner.AuthenticationOutcome.Granted;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.shared.time.ServerClock;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.StoredRows;
import io.fairlead.support.TakenConnections;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of credentials on the nodes of a server and in its database. */
@FairleadTest
class PartnersTest {

    private static final Actor ACTOR = Actor.server("test");

    private final Partners partners;
    private final AppKeys appKeys;
    private final Callers callers;
    private final Callers otherNode;
    private final PartnerStore store;
    private final AppKeyStore appKeyStore;
    private final AuditLog audit;
    private final MovableClock clock;
    private final HikariDataSource database;
    private final StoredRows rows;
    private final NewPartner partner;

    PartnersTest(
            Partners partners,
            AppKeys appKeys,
            Callers callers,
            PartnerStore store,
            AppKeyStore appKeyStore,
            PartnerProperties properties,
            AuditLog audit,
            MovableClock clock,
            HikariDataSource database,
            JdbcClient jdbc) {
        this.partners = partners;
        this.appKeys = appKeys;
        this.callers = callers;
        this.store = store;
        this.appKeyStore = appKeyStore;
        this.audit = audit;
        this.clock = clock;
        this.otherNode = node(properties);
        this.database = database;
        this.rows = new StoredRows(jdbc);
        this.partner = partners.register(ACTOR, "Tideline Lending");
    }

    /** The callers that another node on the same database knows. */
    private Callers node(PartnerProperties properties) {
        return new Callers(store, appKeyStore, new KnownPartners(store, properties), clock);
    }

    @Test
    void takesATokenOfAnotherNodeAtOnce() {
        assertThat(otherNode.caller(partner.id(), new Secret("neverIssued")))
                .isEqualTo(new CallerOutcome.UnknownToken());

        var token = newToken();

        assertThat(otherNode.caller(partner.id(), token)).isEqualTo(known());
        assertThat(otherNode.ownerOf(partner.appKey())).contains(partner.id());
    }

    @Test
    void asksTheDatabaseOnceForACaller() throws SQLException {
        var node = node(properties(6_000, Duration.ofMinutes(10)));
        var token = newToken();
        assertThat(caller(node, token)).isEqualTo(known());

        try (var _ = TakenConnections.of(database)) {
            assertThat(caller(node, token)).isEqualTo(known());
        }
    }

    @Test
    void endsTokensThatAnotherNodeKnows() {
        var token = newToken();
        assertThat(otherNode.caller(partner.id(), token)).isEqualTo(known());

        assertThat(partners.revokeTokens(ACTOR, partner.id())).isTrue();

        assertThat(callers.caller(partner.id(), token)).isEqualTo(new CallerOutcome.UnknownToken());
        Await.until(
                () ->
                        otherNode
                                .caller(partner.id(), token)
                                .equals(new CallerOutcome.UnknownToken()));
    }

    @Test
    void takesATokenFromAfterARevocationAtOnceOnANodeThatHasNotHeardOfIt() {
        var node = node(properties(6_000, Duration.ofMinutes(10)));
        var before = newToken();
        assertThat(node.caller(partner.id(), before)).isEqualTo(known());
        partners.revokeTokens(ACTOR, partner.id());

        assertThat(node.caller(partner.id(), newToken())).isEqualTo(known());
        // By that the node has heard of it.
        assertThat(node.caller(partner.id(), before)).isEqualTo(new CallerOutcome.UnknownToken());
    }

    @Test
    void shutsAPartnerOutOnEveryNodeAndLetsItInAgain() {
        var token = newToken();
        assertThat(otherNode.caller(partner.id(), token)).isEqualTo(known());

        assertThat(partners.disable(ACTOR, partner.id())).isTrue();

        assertThat(callers.caller(partner.id(), token)).isEqualTo(new CallerOutcome.Disabled());
        assertThat(partners.isDisabled(partner.id())).isTrue();
        Await.until(
                () -> otherNode.caller(partner.id(), token).equals(new CallerOutcome.Disabled()));
        assertThat(authenticated(partners, "192.0.2.1"))
                .isEqualTo(new AuthenticationOutcome.Disabled());

        assertThat(partners.enable(ACTOR, partner.id())).isTrue();
        assertThat(callers.caller(partner.id(), token)).isEqualTo(known());
        Await.until(() -> otherNode.caller(partner.id(), token).equals(known()));
        assertThat(partners.disable(ACTOR, new PartnerId("17"))).isFalse();
    }

    @Test
    void tellsADisabledPartnerOnlyToWhoKnowsItsSecret() {
        partners.disable(ACTOR, partner.id());

        var guess =
                new ShownSecret(
                        partner.id(),
                        partner.id(),
                        new Secret("not-the-secret-1"),
                        ClientAddress.of("192.0.2.1"));
        assertThat(partners.authenticate(guess)).isEqualTo(new AuthenticationOutcome.WrongSecret());
    }

    @Test
    void takesBothAppKeysDuringAChange() {
        var before = partner.appKey();
        assertThat(otherNode.ownerOf(before)).contains(partner.id());

        var after = replaced(Duration.ofDays(2));

        assertThat(callers.ownerOf(after)).contains(partner.id());
        assertThat(otherNode.ownerOf(after)).contains(partner.id());
        assertThat(callers.ownerOf(before)).contains(partner.id());
        assertThat(appKeys.replace(ACTOR, partner.id(), Duration.ZERO))
                .isInstanceOf(AppKeyOutcome.ChangeGoesOn.class);

        clock.advance(Duration.ofDays(2));
        assertThat(callers.ownerOf(before)).isEmpty();
        Await.until(() -> otherNode.ownerOf(before).isEmpty());
        assertThat(otherNode.ownerOf(after)).contains(partner.id());
    }

    @Test
    void endsTheAppKeyThatWasReplacedOnEveryNode() {
        var before = partner.appKey();
        assertThat(otherNode.ownerOf(before)).contains(partner.id());
        var after = replaced(Duration.ofDays(2));

        assertThat(appKeys.endOlder(ACTOR, partner.id())).isEqualTo(new AppKeyOutcome.OlderEnded());

        assertThat(callers.ownerOf(before)).isEmpty();
        Await.until(() -> otherNode.ownerOf(before).isEmpty());
        assertThat(callers.ownerOf(after)).contains(partner.id());
        assertThat(replaced(Duration.ZERO)).isNotEqualTo(after);
        assertThat(callers.ownerOf(after)).isEmpty();
    }

    @Test
    void listsPartnersWithWhatBecameOfThem() {
        assertThat(summary())
                .isEqualTo(
                        new PartnerSummary(
                                partner.id(),
                                "Tideline Lending",
                                summary().createdAt(),
                                null,
                                null));

        replaced(Duration.ofDays(2));
        partners.disable(ACTOR, partner.id());

        assertThat(summary().disabledAt()).isNotNull();
        assertThat(summary().olderKeyExpiresAt()).isNotNull();
    }

    private PartnerSummary summary() {
        return partners.list().stream()
                .filter(one -> one.id().equals(partner.id()))
                .findFirst()
                .orElseThrow();
    }

    private Secret replaced(Duration olderFor) {
        var outcome = appKeys.replace(ACTOR, partner.id(), olderFor);
        assertThat(outcome).isInstanceOf(AppKeyOutcome.Replaced.class);
        return ((AppKeyOutcome.Replaced) outcome).appKey();
    }

    @Test
    void storesOnlyTheHashesOfTokensAndAppKeys() {
        var token = newToken();

        assertThat(rows.tablesWith(partner.appKey().reveal())).isEmpty();
        assertThat(rows.tablesWith(token.reveal())).isEmpty();
        assertThat(rows.tablesWith(partner.secret().reveal())).isEmpty();
        assertThat(rows.tablesWith(partner.id().value()))
                .contains("partner", "app_key", "access_token");
    }

    @Test
    void boundsRequestsForTokensOfAnAddress() {
        var properties = properties(3, Duration.ofSeconds(1));
        var node =
                new Partners(
                        store,
                        appKeyStore,
                        new KnownPartners(store, properties),
                        new SecretCheck(store, properties, new ServerClock(clock)),
                        audit,
                        clock);
        for (var request = 1; request <= 3; request++) {
            assertThat(authenticated(node, "203.0.113.9")).isInstanceOf(Granted.class);
        }

        assertThatThrownBy(() -> authenticated(node, "203.0.113.9"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Too many requests for tokens.");
        assertThat(authenticated(node, "203.0.113.10")).isInstanceOf(Granted.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(authenticated(node, "203.0.113.9")).isInstanceOf(Granted.class);
    }

    private static PartnerProperties properties(int tokensPerMinute, Duration knownFor) {
        return new PartnerProperties(
                tokensPerMinute, Duration.ofMinutes(1), Duration.ofMinutes(15), knownFor);
    }

    private AuthenticationOutcome authenticated(Partners node, String from) {
        return node.authenticate(
                new ShownSecret(
                        partner.id(), partner.id(), partner.secret(), ClientAddress.of(from)));
    }

    private Secret newToken() {
        var outcome = authenticated(partners, "192.0.2.1");
        assertThat(outcome).isInstanceOf(AuthenticationOutcome.Granted.class);
        return ((AuthenticationOutcome.Granted) outcome).token().value();
    }

    private CallerOutcome caller(Callers node, Secret token) {
        var owner = node.ownerOf(partner.appKey()).orElseThrow();
        return node.caller(owner, token);
    }

    private CallerOutcome known() {
        return new CallerOutcome.Known(partner.id());
    }
}
