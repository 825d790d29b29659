package io.fairlead.timeline.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.AccountsAdded;
import io.fairlead.session.state.SessionEvent.AccountsDiscovered;
import io.fairlead.session.state.SessionEvent.AccountsRemoved;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.SessionEvent.BackFromBank;
import io.fairlead.session.state.SessionEvent.BankLeft;
import io.fairlead.session.state.SessionEvent.CredentialsAccepted;
import io.fairlead.session.state.SessionEvent.CredentialsSubmitted;
import io.fairlead.session.state.SessionEvent.CredentialsUpdated;
import io.fairlead.session.state.SessionEvent.Ended;
import io.fairlead.session.state.SessionEvent.HostAttached;
import io.fairlead.session.state.SessionEvent.InstitutionChosen;
import io.fairlead.session.state.SessionEvent.InstitutionMissing;
import io.fairlead.session.state.SessionEvent.MfaAccepted;
import io.fairlead.session.state.SessionEvent.MfaAnswered;
import io.fairlead.session.state.SessionEvent.MfaAsked;
import io.fairlead.session.state.SessionEvent.Refused;
import io.fairlead.session.state.SessionEvent.ScreenShown;
import io.fairlead.session.state.SessionEvent.Searched;
import io.fairlead.session.state.SessionEvent.SentToBank;
import io.fairlead.session.state.SessionEvent.SharingStarted;
import io.fairlead.session.state.SessionEvent.SharingStopped;
import io.fairlead.session.state.SessionEvent.Started;
import io.fairlead.session.state.SessionEvent.Submitted;
import io.fairlead.session.state.SessionEvent.TermsAccepted;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.CustomerId;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of event shows. */
class EventResponseTest {

    private static final Map<SessionEvent, String> SHOWN = new LinkedHashMap<>();

    static {
        var bank = "\"institutionId\":\"101732\"";
        SHOWN.put(new Started(), "\"started\"");
        SHOWN.put(
                new HostAttached("iOS", "3.0.2"),
                "\"hostAttached\",\"platform\":\"iOS\",\"sdkVersion\":\"3.0.2\"");
        SHOWN.put(new HostAttached("iframe", null), "\"hostAttached\",\"platform\":\"iframe\"");
        SHOWN.put(
                new ScreenShown("error", Map.of("code", "103")),
                "\"screenShown\",\"screen\":\"error\",\"params\":{\"code\":\"103\"}");
        SHOWN.put(new TermsAccepted("2026-11"), "\"termsAccepted\",\"version\":\"2026-11\"");
        SHOWN.put(new Searched("fin", 3), "\"searched\",\"query\":\"fin\",\"found\":3");
        SHOWN.put(new InstitutionMissing("fin"), "\"institutionMissing\",\"query\":\"fin\"");
        SHOWN.put(
                new InstitutionChosen("101732", "FinBank", true),
                "\"institutionChosen\","
                        + bank
                        + ",\"institutionName\":\"FinBank\",\"supported\":true");
        SHOWN.put(new CredentialsSubmitted("101732"), "\"credentialsSubmitted\"," + bank);
        SHOWN.put(new CredentialsAccepted("101732"), "\"credentialsAccepted\"," + bank);
        SHOWN.put(
                new MfaAsked("101732", List.of("TFA_TEXT", "TFA_IMAGE")),
                "\"mfaAsked\"," + bank + ",\"mfaTypes\":[\"TFA_TEXT\",\"TFA_IMAGE\"]");
        SHOWN.put(
                new MfaAnswered("101732", List.of("TFA_TEXT")),
                "\"mfaAnswered\"," + bank + ",\"mfaTypes\":[\"TFA_TEXT\"]");
        SHOWN.put(new MfaAccepted("101732"), "\"mfaAccepted\"," + bank);
        SHOWN.put(new SentToBank("101732"), "\"sentToBank\"," + bank);
        SHOWN.put(new BackFromBank("101732"), "\"backFromBank\"," + bank);
        SHOWN.put(new BankLeft("101732"), "\"bankLeft\"," + bank);
        SHOWN.put(
                new Refused(
                        "101732",
                        "FinBank",
                        new Refusal(Refusal.Kind.MAINTENANCE, 905),
                        Attempted.SHARING),
                "\"refused\","
                        + bank
                        + ",\"institutionName\":\"FinBank\",\"code\":905,\"after\":\"sharing\"");
        SHOWN.put(
                new AccountsDiscovered("101732", "13556634", List.of("1", "2"), false),
                "\"accountsDiscovered\"," + bank + ",\"accounts\":2,\"oauth\":false");
        SHOWN.put(new SharingStarted("101732"), "\"sharingStarted\"," + bank);
        SHOWN.put(
                new AccountsAdded("101732", "13556634", List.of("1", "2"), true),
                "\"accountsAdded\","
                        + bank
                        + ",\"institutionLoginId\":\"13556634\",\"accountIds\":[\"1\",\"2\"]"
                        + ",\"oauth\":true");
        SHOWN.put(
                new AccountsRemoved("101732", List.of("1")),
                "\"accountsRemoved\"," + bank + ",\"accountIds\":[\"1\"]");
        SHOWN.put(
                new SharingStopped("101732", "13556634", List.of("1")),
                "\"sharingStopped\","
                        + bank
                        + ",\"institutionLoginId\":\"13556634\",\"accountIds\":[\"1\"]");
        SHOWN.put(
                new CredentialsUpdated("101732", "13556634", true, false),
                "\"credentialsUpdated\","
                        + bank
                        + ",\"institutionLoginId\":\"13556634\",\"mfa\":true,\"oauth\":false");
        SHOWN.put(new Submitted(2), "\"submitted\",\"accounts\":2");
        SHOWN.put(new Ended(Ending.COMPLETE), "\"ended\",\"code\":200,\"reason\":\"complete\"");
    }

    static List<Map.Entry<SessionEvent, String>> shown() {
        return List.copyOf(SHOWN.entrySet());
    }

    @ParameterizedTest
    @MethodSource("shown")
    void shows(Map.Entry<SessionEvent, String> event) {
        var at = Instant.parse("2026-11-23T08:00:00.123Z");
        var entry = new TimelineEntry(7, new CustomerId("1005061234"), at, event.getKey());

        assertThat(new JsonMapper().writeValueAsString(EventResponse.of(entry)))
                .isEqualTo(
                        "{\"number\":7,\"at\":\"2026-11-23T08:00:00.123Z\","
                                + "\"customerId\":\"1005061234\",\"type\":"
                                + event.getValue()
                                + "}");
    }

    @Test
    void hasTheTypesThatAreDocumented() throws IOException {
        var yaml = new ClassPathResource("openapi/fairlead.yaml").getContentAsString(UTF_8);
        var schemas = new JsonMapper().valueToTree(new Yaml().load(yaml)).at("/components/schemas");
        var documented = schemas.at("/TimelineEvent/properties/type/enum").valueStream();

        assertThat(SHOWN.values().stream().map(shown -> shown.split("\"")[1]).distinct())
                .containsExactlyElementsOf(documented.map(JsonNode::asString).toList());
    }

    @Test
    void isTestedForEveryEvent() {
        assertThat(SHOWN.keySet().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(SessionEvent.class.getPermittedSubclasses());
    }
}
