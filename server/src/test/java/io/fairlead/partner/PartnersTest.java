package io.fairlead.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.partner.AuthenticationOutcome.Granted;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.ProblemException;
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

    private final Partners partners;
    private final Partners otherNode;
    private final PartnerStore store;
    private final MovableClock clock;
    private final HikariDataSource database;
    private final StoredRows rows;
    private final NewPartner partner;

    PartnersTest(
            Partners partners,
            PartnerStore store,
            PartnerProperties properties,
            MovableClock clock,
            HikariDataSource database,
            JdbcClient jdbc) {
        this.partners = partners;
        this.store = store;
        this.clock = clock;
        this.otherNode = new Partners(store, properties, clock);
        this.database = database;
        this.rows = new StoredRows(jdbc);
        this.partner = partners.register("Tideline Lending");
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
        var token = newToken();
        assertThat(caller(token)).isEqualTo(known());

        try (var _ = TakenConnections.of(database)) {
            assertThat(caller(token)).isEqualTo(known());
        }
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
        var settings = new PartnerProperties(3, Duration.ofMinutes(1), Duration.ofMinutes(15));
        var node = new Partners(store, settings, clock);
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

    private AuthenticationOutcome authenticated(Partners node, String from) {
        return node.authenticate(
                partner.id(), partner.id(), partner.secret(), ClientAddress.of(from));
    }

    private Secret newToken() {
        var outcome =
                partners.authenticate(
                        partner.id(),
                        partner.id(),
                        partner.secret(),
                        ClientAddress.of("192.0.2.1"));
        assertThat(outcome).isInstanceOf(AuthenticationOutcome.Granted.class);
        return ((AuthenticationOutcome.Granted) outcome).token().value();
    }

    private CallerOutcome caller(Secret token) {
        var owner = partners.ownerOf(partner.appKey()).orElseThrow();
        return partners.caller(owner, token);
    }

    private CallerOutcome known() {
        return new CallerOutcome.Known(partner.id());
    }
}
