package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.partner.NewPartner;
import io.fairlead.sandbox.Demo;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.ReportedCustomer;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole way of a lender's reports, with the program and its database killed in the middle. */
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ReportDurabilityTest {

    private final int port = FreePort.find();
    private final int bankPort = FreePort.find();
    private final URI address = URI.create("http://localhost:" + port);
    private final ApiClient bank = new ApiClient(URI.create("http://localhost:" + bankPort));
    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();
    @TempDir private Path folder;

    @Test
    void goesFromTheLinkToAnotherLenderAlthoughEverythingIsKilled() {
        ReportedCustomer reported;
        try (var fairlead = started()) {
            reported = customer();
            var slow = stallOwners(); // which only reports read
            submit(link(reported));
            Await.until(() -> hits(slow) > 0);
            fairlead.kill();
        }

        try (var _ = started()) {
            bank.delete("/faults");
            Await.until(() -> receiver.eventTypes().contains("done"));
            assertThat(receiver.eventTypes())
                    .containsSubsequence("generating", "done")
                    .containsOnlyOnce("done");
            var reports = event("done").path("payload");
            assertThat(reports)
                    .extracting(report -> report.path("status").asString())
                    .containsExactly("success", "success");

            var again = again(reported);
            var servicer = TestPartner.authenticated(servicer(), new ApiClient(address)).api();
            for (var report : reports) {
                assertHandedOn(again, report.path("reportId").asString(), servicer);
            }
        }
    }

    /** As JSON, on paper, and to another partner for the same purpose. */
    private static void assertHandedOn(ReportedCustomer reported, String id, ApiClient servicer) {
        var own = reported.partner().api();
        var path =
                "/decisioning/v3/customers/%s/reports/%s?purpose=31"
                        .formatted(reported.customer(), id);
        var json = own.get(path).json();
        assertThat(json.path("constraints").path("reportCustomFields").get(0).path("value"))
                .asString()
                .contains("L-9");
        var pdf = own.with("Accept", "application/pdf").get(path);
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");

        var reissued =
                servicer.post(
                        "/decisioning/v1/reports/" + id + "/partners", Map.of("purpose", "31"));
        assertThat(reissued.status()).as(reissued.body()).isEqualTo(200);
        assertThat(reissued.json()).isEqualTo(json);
    }

    private FairleadProcess started() {
        return FairleadProcess.ready(folder, port, environment());
    }

    private Map<String, String> environment() {
        return Map.of("FAIRLEAD_FINBANK_PORT", String.valueOf(bankPort));
    }

    /** The credentials of a new partner; its secrets stand at the ends of their lines. */
    private NewPartner servicer() {
        var command =
                FairleadProcess.start(
                        folder,
                        Map.of(
                                "FAIRLEAD_HOME", folder.resolve("home").toString(),
                                "FAIRLEAD_PORT", String.valueOf(port)),
                        "add-partner",
                        "Servicer");
        assertThat(command.ended()).as(command.errors()).isZero();
        var words =
                command.output()
                        .lines()
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .toList();
        return new NewPartner(
                new PartnerId(words.get(0)), new Secret(words.get(1)), new Secret(words.get(2)));
    }

    private ReportedCustomer customer() {
        var partner = TestPartner.authenticated(Demo.PARTNER, new ApiClient(address));
        var customer = partner.newCustomer();
        return new ReportedCustomer(
                partner, customer, ReportedCustomer.newConsumer(partner, customer));
    }

    /** The same with a token of the server that was started again. */
    private static ReportedCustomer again(ReportedCustomer reported) {
        return new ReportedCustomer(
                reported.partner().withNewToken(), reported.customer(), reported.consumer());
    }

    private TestLink link(ReportedCustomer reported) {
        var partner = reported.partner();
        var experience = partner.newExperience("reports", Map.of("reports", List.of("voa", "voi")));
        return TestLink.in(
                partner.api()
                        .post(
                                GenerateCalls.FULL,
                                Map.of(
                                        "partnerId", partner.id().value(),
                                        "customerId", reported.customer(),
                                        "experience", experience,
                                        "webhook", receiver.url(),
                                        "reportCustomFields",
                                                List.of(Map.of("label", "loan", "value", "L-9")))));
    }

    private void submit(TestLink link) {
        try (var browser = new ConsumerBrowser(address)) {
            ConnectApp.opened(browser.phone(), link)
                    .accept()
                    .choose("FinBank")
                    .signIn("demo", "go")
                    .share("Checking")
                    .press("Submit")
                    .shows("Thank you!");
        }
    }

    private String stallOwners() {
        return bank.post("/faults", Map.of("step", "owners", "kind", "stall", "seconds", 600))
                .text("id");
    }

    private int hits(String fault) {
        return bank.get("/faults")
                .json()
                .required("faults")
                .valueStream()
                .filter(found -> found.required("id").asString().equals(fault))
                .findFirst()
                .orElseThrow()
                .required("hits")
                .intValue();
    }

    private JsonNode event(String type) {
        return receiver.events().stream()
                .filter(event -> event.eventType().equals(type))
                .findFirst()
                .orElseThrow()
                .json();
    }
}
