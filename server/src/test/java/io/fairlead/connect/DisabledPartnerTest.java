package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.Actor;
import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestJourney;
import io.fairlead.support.WebhookReceiver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What consumers and receivers of webhooks meet while a partner is shut out. */
@FairleadTest
class DisabledPartnerTest {

    private static final Actor ACTOR = Actor.server("test");
    private static final String PAUSED = "This link cannot be used right now";

    private final FairleadServer server;
    private final Partners partners;
    private final MovableClock clock;
    private final WebhookReceiver receiver = WebhookReceiver.started();

    DisabledPartnerTest(FairleadServer server, Partners partners, MovableClock clock) {
        this.server = server;
        this.partners = partners;
        this.clock = clock;
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    @Test
    void answersItsLinksWithAPageUntilItIsEnabled() {
        var journey = server.newJourney();
        var link = journey.link(journey.full());
        disable(journey);

        assertPaused(server.stranger().get(link.path()));

        enable(journey);
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(303);
    }

    /** An expired link that came by mail offers a new one, but not for this partner. */
    @Test
    void tellsTheSameOfALinkThatHasExpired() {
        var journey = server.newJourney();
        var link = journey.link(journey.full());
        disable(journey);
        clock.advance(Duration.ofDays(40));

        assertPaused(server.stranger().get(link.path()));
    }

    @Test
    void holdsItsOpenSessions() {
        var journey = server.newJourney();
        var consumer = journey.open(journey.full());
        assertThat(consumer.screen()).isEqualTo("landing");
        disable(journey);

        assertPaused(consumer.look("/landing"));
        assertPaused(consumer.sendOnly("/landing", "terms=accepted"));

        enable(journey);
        assertThat(consumer.look("/landing").status()).isEqualTo(200);
        assertThat(consumer.acceptTerms().screen()).isEqualTo("search");
    }

    /** The bank has sent the consumer back, but nobody exchanges what it has sent along. */
    @Test
    void takesNoAnswerOfABank() {
        var journey = server.newJourney();
        var consumer = journey.open(journey.full()).acceptTerms().connect("oauth", "102176");
        disable(journey);

        consumer.allowAtBank("ordinary", "profile_03");

        enable(journey);
        assertThat(consumer.goTo("").screen()).isEqualTo("oauth");
        assertThat(journey.stored()).isEmpty();
    }

    @Test
    void leavesOtherPartnersAlone() {
        var other = server.newJourney();
        disable(server.newJourney());

        assertThat(other.open(other.full()).screen()).isEqualTo("landing");
    }

    @Test
    void keepsItsWebhooksUntilItIsEnabled() {
        receiver.answers(200);
        var journey = server.newJourney(receiver);
        var other = server.newJourney(receiver);
        var link = journey.link(journey.full());
        var otherLink = other.link(other.full());
        receiver.answers(503);
        ConsumerWithoutScripts.opening(server, link).shown();
        ConsumerWithoutScripts.opening(server, otherLink).shown();
        Await.until(() -> received(journey) > 0 && received(other) > 0);
        disable(journey);
        receiver.answers(200);
        clock.advance(Duration.ofMinutes(10));

        // What is due at the same time for somebody else shows that this one was passed over.
        other.partner().awaitWebhookEvents("delivered", 1);
        var before = received(journey);
        clock.advance(Duration.ofMinutes(10));
        ConsumerWithoutScripts.opening(server, other.link(other.full())).shown();
        other.partner().awaitWebhookEvents("delivered", 2);
        assertThat(received(journey)).isEqualTo(before);

        enable(journey);
        journey.partner().awaitWebhookEvents("delivered", 1);
    }

    private long received(TestJourney journey) {
        return receiver.events().stream()
                .filter(event -> event.body().contains(journey.customer()))
                .count();
    }

    private void assertPaused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(PAUSED);
    }

    private void disable(TestJourney journey) {
        assertThat(partners.disable(ACTOR, id(journey))).isTrue();
    }

    private void enable(TestJourney journey) {
        assertThat(partners.enable(ACTOR, id(journey))).isTrue();
    }

    private static PartnerId id(TestJourney journey) {
        return journey.partner().id();
    }
}
