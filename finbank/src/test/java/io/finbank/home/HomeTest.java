package io.finbank.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.TestBank;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page at the bank's root. */
class HomeTest {

    @TempDir private static Path folder;

    @Test
    void showsWhatTheBankPlaysAndLeadsItOn() throws Exception {
        try (var bank = TestBank.on(folder)) {
            assertThat(bank.get("/").mediaType()).startsWith("text/html");
            assertThat(home(bank))
                    .contains("tfa_choice", "profile_103", "FinBank Credit Union", "the real time")
                    .contains("None: every password is the first one.")
                    .contains("None: the bank answers as it should.");

            bank.post("/faults", Map.of("kind", "fail", "code", 102, "userid", "<b>sue</b>"));
            bank.put(
                    "/api/institutions/102105/users/sue/password",
                    Map.of("current", "profile_03", "wanted", "<i>"));
            assertThat(home(bank))
                    .contains("fail with code 102", "&lt;b&gt;sue&lt;/b&gt;", "0, until it is")
                    .contains("FinBank Profiles - A</td><td><code>sue</code>", "<code>&lt;i&gt;");

            assertThat(press(bank, "next-day", "same-origin")).isEqualTo(303);
            assertThat(home(bank)).contains("1 day ahead of the real time");
            assertThat(press(bank, "real-time", "same-origin")).isEqualTo(303);
            assertThat(press(bank, "clear-faults", "same-origin")).isEqualTo(303);
            assertThat(home(bank)).contains("the real time").doesNotContain("ahead", "code 102");
        }
    }

    @Test
    void takesNothingFromFormsOfOtherSites() throws Exception {
        var bank = TestBank.shared();
        for (var button : new String[] {"next-day", "real-time", "clear-faults"}) {
            assertThat(press(bank, button, "cross-site")).isEqualTo(400);
            assertThat(press(bank, button, "same-site")).isEqualTo(400);
        }
        assertThat(bank.get("/clock").json().get("offset").asString()).isEqualTo("PT0S");
    }

    private static String home(TestBank bank) {
        return new String(bank.get("/").bytes(), UTF_8);
    }

    private static int press(TestBank bank, String button, String from)
            throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(bank.url().resolve("/home/" + button))
                            .header("Sec-Fetch-Site", from)
                            .POST(BodyPublishers.noBody())
                            .build();
            return browser.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
