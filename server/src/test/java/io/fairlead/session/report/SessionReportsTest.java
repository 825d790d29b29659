package io.fairlead.session.report;

import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.ReportedCustomer;
import io.fairlead.support.TestJourney;
import io.fairlead.support.WebhookReceiver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reports that an experience names, from the consumer's submitting to the partner. */
@FairleadTest
class SessionReportsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();
    private final TestJourney journey;

    SessionReportsTest(FairleadServer server) {
        this.journey = server.newJourney(receiver);
    }

    @Test
    void makesWhatTheExperienceNames() {
        var reported = withConsumer(journey.customer());
        var consumer = submitted(experience("voa", "transactions"));

        assertThat(consumer.heading()).isEqualTo("Thank you!");
        assertThat(consumer.html()).contains("now makes the reports that it needs");
        var done = await("done");
        assertThat(receiver.eventTypes()).containsSubsequence("added", "generating", "done");
        assertThat(receiver.eventTypes()).containsOnlyOnce("generating", "done");
        var generating = event("generating").path("payload");
        assertThat(generating)
                .extracting(report -> report.path("type").asString())
                .containsExactly("voa", "transactions");
        assertThat(generating.get(0).propertyNames())
                .containsExactly(
                        "id",
                        "customerType",
                        "customerId",
                        "requestId",
                        "requesterName",
                        "createdDate",
                        "title",
                        "consumerId",
                        "constraints",
                        "type",
                        "status",
                        "source",
                        "reportId");
        assertThat(done.path("payload"))
                .allSatisfy(
                        report -> {
                            assertThat(report.path("status").asString()).isEqualTo("success");
                            assertThat(report.path("portfolioId").asString()).endsWith("-1-port");
                        });
        var voa = reported.get(done.path("payload").get(0).path("reportId").asString()).json();
        assertThat(voa.path("assets").path("currentBalance").decimalValue())
                .isEqualByComparingTo("407685.54");
    }

    /** The host page hears of the reports before they are made. */
    @Test
    void namesTheReportsToTheSdk() {
        withConsumer(journey.customer());
        var consumer = submitted(experience("voa", "voi"));

        var messages = JSON.readTree(consumer.messages());
        var end = messages.get(messages.size() - 1).path("message");
        assertThat(end.path("type").asString()).isEqualTo("done");
        var reports = end.path("data").path("reportData");
        assertThat(reports)
                .extracting(report -> report.path("type").asString())
                .containsExactly("voa", "voi");
        assertThat(reports.get(0).propertyNames())
                .containsExactly("portfolioId", "type", "reportId");
        assertThat(reports.get(0).path("portfolioId"))
                .isEqualTo(reports.get(1).path("portfolioId"));
    }

    @Test
    void givesThemWhatTheLinkSays() {
        var reported = withConsumer(journey.customer());
        var from = 1_780_000_000L;
        submitted(
                experience("voa"),
                Map.of(
                        "fromDate",
                        from,
                        "reportCustomFields",
                        List.of(Map.of("label", "loanID", "value", "L-9", "shown", false))));

        var done = await("done").path("payload");
        assertThat(done.isObject()).isTrue();
        var report = reported.get(done.path("reportId").asString()).json();
        assertThat(report.path("startDate").asLong()).isEqualTo(from);
        assertThat(report.path("constraints").toString())
                .isEqualTo(
                        "{\"reportCustomFields\":[{\"label\":\"loanID\",\"value\":\"L-9\",\"shown\":false}],"
                                + "\"fromDate\":1780000000}");
    }

    /** Without a consumer record no report about a consumer can be made; others can. */
    @Test
    void tellsWhatCouldNotBeMadeAndMakesTheRest() {
        submitted(experience("voa"));

        var done = await("done").path("payload");
        assertThat(done.path("status").asString()).isEqualTo("failure");
        var reported = new ReportedCustomer(journey.partner(), journey.customer(), "");
        var report = reported.get(done.path("reportId").asString()).json();
        assertThat(report.path("errors").get(0).path("code").asInt()).isEqualTo(10100);
    }

    @Test
    void makesOneJointReportAndTheOthersForEachBorrower() {
        var second = journey.partner().newCustomer();
        var first = withConsumer(journey.customer());
        var other = withConsumer(second);
        var consumer =
                journey.open(journey.joint(second).with("experience", experience("voa", "voi")))
                        .acceptTerms();
        part(consumer, "0", "profile_03");
        part(consumer, "1", "profile_02");
        assertThat(consumer.submitAll().heading()).isEqualTo("Thank you!");

        var made = await("done").path("payload");
        assertThat(made)
                .extracting(report -> report.path("type").asString())
                .containsExactly("voa", "voi", "voi");
        assertThat(made)
                .extracting(report -> report.path("portfolioId").asString())
                .containsOnly(made.get(0).path("portfolioId").asString());
        var id = made.get(0).path("reportId").asString();
        var joint = first.get(id).json();
        assertThat(other.get(id).json()).isEqualTo(joint);
        assertThat(
                        joint.path("institutions")
                                .valueStream()
                                .mapToInt(bank -> bank.path("accounts").size())
                                .sum())
                .isGreaterThan(5);
        assertThat(first.get(made.get(2).path("reportId").asString()).status()).isEqualTo(404);
        assertThat(other.get(made.get(2).path("reportId").asString()).status()).isEqualTo(200);
    }

    private ReportedCustomer withConsumer(String customer) {
        return new ReportedCustomer(
                journey.partner(),
                customer,
                ReportedCustomer.newConsumer(journey.partner(), customer));
    }

    private String experience(String... reports) {
        return journey.partner()
                .newExperience("lender-" + RandomId.hex(), Map.of("reports", List.of(reports)));
    }

    private ConsumerWithoutScripts submitted(String experience) {
        return submitted(experience, Map.of());
    }

    private ConsumerWithoutScripts submitted(String experience, Map<String, ?> more) {
        var consumer =
                journey.open(journey.full().with("experience", experience).with(more))
                        .acceptTerms()
                        .connect("profiles", PROFILES)
                        .signIn("reports_" + RandomId.hex(), "profile_03");
        return consumer.shareAndFinish(consumer.accounts());
    }

    private static void part(ConsumerWithoutScripts consumer, String part, String profile) {
        consumer.submit("/borrowers", "part", part)
                .connect("profiles", PROFILES)
                .signIn("joint_" + RandomId.hex(), profile);
        consumer.shareAndFinish(consumer.accounts());
        assertThat(consumer.screen()).as(consumer.html()).isEqualTo("borrowers");
    }

    private JsonNode await(String type) {
        Await.until(() -> receiver.eventTypes().contains(type));
        return event(type);
    }

    private JsonNode event(String type) {
        return receiver.events().stream()
                .filter(event -> event.eventType().equals(type))
                .findFirst()
                .orElseThrow()
                .json();
    }
}
