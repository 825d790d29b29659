package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.consent.ConsentStatus;
import io.fairlead.consent.Consents;
import io.fairlead.shared.CustomerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestJourney;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a consumer reads of what is shared, and the page that stops it. */
@FairleadTest
class ReceiptTest {

    private static final Pattern RECEIPT =
            Pattern.compile("href=\"(/consents/[A-Za-z0-9_-]{43})\"");

    private final FairleadServer server;
    private final Consents consents;
    private final MovableClock clock;
    private final TestJourney journey;

    ReceiptTest(FairleadServer server, Consents consents, MovableClock clock) {
        this.server = server;
        this.consents = consents;
        this.clock = clock;
        this.journey = server.newJourney();
    }

    @Test
    void saysWhatIsSharedBeforeAndAfter() {
        var consumer = journey.open(journey.lite(FINBANK));
        assertThat(consumer.html())
                .contains(
                        "will see: account details, balances, full account and routing numbers,"
                                + " the owner’s name and address, transactions of up to 24 months,"
                                + " and details of investments and loans. Until ")
                .contains("Account and routing numbers")
                .doesNotContain("Statements");
        consumer.acceptTerms().signIn("demo", "go");
        assertThat(consumer.html())
                .containsPattern(
                        "can now see .+ ••\\d{4} and 8 more, until \\w+ \\d+, 20\\d\\d\\.");
        assertThat(consumer.html().split("class=\"account\"", -1)).hasSize(10);
    }

    /** A page of an ended session may stay open or be found again by others. */
    @Test
    void doesNotSayItForEver() {
        var consumer = shared();
        clock.advance(Duration.ofHours(3));
        assertThat(consumer.goTo("/end").html())
                .contains("Thank you!")
                .doesNotContain("/consents/");
    }

    @Test
    void stopsByAFormAndNotByLooking() {
        var path = receiptOf(shared());
        clock.advance(Duration.ofDays(100));
        for (var look : List.of(path, path + "/stop", path)) {
            var page = server.stranger().get(look);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
            assertThat(page.body()).contains("name=\"robots\" content=\"noindex\"");
        }
        server.stranger().head(path + "/stop");
        assertThat(journey.shared()).hasSize(9);

        assertThat(post(path + "/stop").status()).isEqualTo(303);
        assertThat(journey.stored()).isEmpty();
        assertThat(server.stranger().get(path).body()).contains("since");
        Await.until(() -> server.stranger().get(path).body().contains("Sharing has ended"));
        assertThat(post(path + "/stop").status()).isEqualTo(303);
        assertThat(server.stranger().get(path + "/stop").body())
                .doesNotContain("method=\"post\"")
                .contains("Sharing has ended");
    }

    /** What the bank has not confirmed is not claimed. */
    @Test
    void waitsForTheBankToConfirm() {
        var consumer = journey.open(journey.lite(OAUTH)).acceptTerms();
        consumer.allowAtBank("silent", "profile_03");
        Await.until(() -> !journey.shared().isEmpty());
        var path = receiptOf(consumer.goTo("/end"));
        var fault =
                server.bank()
                        .fault(
                                Map.of(
                                        "userid", "silent", "step", "revoke", "kind", "fail",
                                        "code", 500));
        post(path + "/stop");
        assertThat(journey.stored()).isEmpty();
        Await.until(() -> server.bank().hits(fault) > 0);
        assertThat(server.stranger().get(path).body()).contains("has not confirmed it yet");

        server.bank().repair(fault);
        clock.advance(Duration.ofMinutes(11));
        Await.until(() -> server.stranger().get(path).body().contains("Sharing has ended"));
    }

    @Test
    void knowsNoOtherAddress() {
        var path = receiptOf(shared());
        var other = path.substring(0, path.length() - 2) + "xx";
        for (var address : List.of(other, "/consents/x", "/consents/" + "a".repeat(500))) {
            assertThat(server.stranger().get(address).status()).isEqualTo(404);
            assertThat(post(address + "/stop").status()).isEqualTo(404);
        }
        assertThat(journey.shared()).hasSize(9);
    }

    /** Nothing of a deleted customer is told, but that it has ended. */
    @Test
    void namesNobodyOnceTheCustomerIsDeleted() {
        var path = receiptOf(shared());
        var customer = "/aggregation/v1/customers/" + journey.customer();
        assertThat(journey.partner().api().delete(customer).status()).isEqualTo(204);
        var page = server.stranger().get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("••");
    }

    @Test
    void endsByItself() {
        var path = receiptOf(shared());
        var customer = new CustomerId(journey.customer());
        clock.advance(Duration.ofDays(366));
        var receipt = consents.receipt(journey.partner().id(), customer).orElseThrow();
        Await.until(() -> consents.of(receipt).getFirst().status() == ConsentStatus.EXPIRED);
        assertThat(server.stranger().get(path).body()).contains("The time that you agreed to");
    }

    private ConsumerWithoutScripts shared() {
        return journey.open(journey.lite(FINBANK)).acceptTerms().signIn("demo", "go");
    }

    private static String receiptOf(ConsumerWithoutScripts consumer) {
        var link = RECEIPT.matcher(consumer.html());
        assertThat(link.find()).as(consumer.html()).isTrue();
        return link.group(1);
    }

    private Answer post(String path) {
        return server.stranger()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .postRaw(path, "");
    }
}
