package io.fairlead.link.rest;

import static io.fairlead.support.GenerateCalls.CONSUMER;
import static io.fairlead.support.GenerateCalls.FIX;
import static io.fairlead.support.GenerateCalls.FULL;
import static io.fairlead.support.GenerateCalls.INSTITUTION;
import static io.fairlead.support.GenerateCalls.JOINT;
import static io.fairlead.support.GenerateCalls.LITE;
import static io.fairlead.support.GenerateCalls.LOGIN;
import static io.fairlead.support.GenerateCalls.borrower;
import static io.fairlead.support.ProblemAssertions.assertInvalid;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.institution.InstitutionSetting;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.Link;
import io.fairlead.link.LinkDetails.JointBorrower;
import io.fairlead.link.LinkDetails.Presentation;
import io.fairlead.link.LinkDetails.ReportCustomField;
import io.fairlead.link.LinkDetails.ReportOptions;
import io.fairlead.link.LinkDetails.Webhook;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.LinkSecrets;
import io.fairlead.link.LinkSecrets.ConsumerInfo;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.Secret;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What the generate calls take, and the links they give for it. */
@FairleadTest
class GenerateRestTest {

    private static final WebhookReceiver RECEIVER = WebhookReceiver.shared();

    private static final String OTHER_CONSUMER = "1cf46322c167b562e6cbed9d40e19a4d";

    private final FairleadServer server;
    private final MovableClock clock;
    private final Links links;
    private final JdbcClient jdbc;
    private final GenerateCalls calls;
    private final String customer;

    GenerateRestTest(FairleadServer server, MovableClock clock, Links links, JdbcClient jdbc) {
        this.server = server;
        this.clock = clock;
        this.links = links;
        this.jdbc = jdbc;
        this.calls = server.newCaller();
        this.customer = calls.customer();
    }

    @Test
    void issuesAFullLink() {
        var link = calls.link(calls.full());

        assertThat(link.toString()).startsWith(server.address() + "?customerId=");
        assertThat(link.keys())
                .containsExactly(
                        "customerId", "origin", "partnerId", "signature", "timestamp", "ttl");
        assertThat(link.value("customerId")).isEqualTo(customer);
        assertThat(link.value("origin")).isEqualTo("url");
        assertThat(link.value("partnerId")).isEqualTo(calls.partner().id().value());
        assertThat(link.value("signature")).matches("[0-9a-f]{64}");
        assertLivesTwoHours(link);
    }

    @Test
    void issuesAJointBorrowerLinkOfThePrimary() {
        var other = calls.partner().newCustomer();
        var link =
                calls.link(
                        calls.joint(
                                borrower(other, OTHER_CONSUMER, "jointBorrower"),
                                borrower(customer, CONSUMER, "primary")));

        assertThat(link.keys())
                .containsExactly(
                        "consumerId",
                        "customerId",
                        "origin",
                        "partnerId",
                        "signature",
                        "timestamp",
                        "ttl");
        assertThat(link.value("customerId")).isEqualTo(customer);
        assertThat(link.value("consumerId")).isEqualTo(CONSUMER);
        assertThat(link.query()).doesNotContain(other, OTHER_CONSUMER);
        assertThat(stored(link).details().jointBorrower())
                .isEqualTo(new JointBorrower(other, OTHER_CONSUMER));
        assertLivesTwoHours(link);
    }

    @Test
    void issuesALiteLink() {
        var link = calls.link(calls.lite());

        assertThat(link.keys())
                .containsExactly(
                        "customerId",
                        "institutionId",
                        "origin",
                        "partnerId",
                        "signature",
                        "timestamp",
                        "ttl",
                        "type");
        assertThat(link.value("institutionId")).isEqualTo(INSTITUTION);
        assertThat(link.value("type")).isEqualTo("lite");
        assertLivesTwoHours(link);
    }

    @Test
    void issuesAFixLink() {
        var link = calls.link(calls.fix());

        assertThat(link.keys())
                .containsExactly(
                        "customerId",
                        "institutionLoginId",
                        "origin",
                        "partnerId",
                        "signature",
                        "timestamp",
                        "ttl",
                        "type");
        assertThat(link.value("institutionLoginId")).isEqualTo(LOGIN);
        assertThat(link.value("type")).isEqualTo("fix");
        assertLivesTwoHours(link);
    }

    @Test
    void carriesInALinkWhatRealLinksCarry() {
        var link =
                calls.link(
                        calls.full()
                                .with("consumerId", CONSUMER)
                                .with("language", "fr-CA")
                                .with(
                                        "redirectUri",
                                        "https://app.example/zur%C3%BCck?a=1&b=(x)~!*'#end")
                                .with("isWebView", true)
                                .with("webhook", RECEIVER.url("/c?k=v+w"))
                                .with("webhookContentType", "application/json"));

        assertThat(link.keys())
                .containsExactly(
                        "consumerId",
                        "customerId",
                        "isWebView",
                        "language",
                        "origin",
                        "partnerId",
                        "redirectUri",
                        "signature",
                        "timestamp",
                        "ttl",
                        "webhook",
                        "webhookContentType");
        assertThat(link.value("consumerId")).isEqualTo(CONSUMER);
        assertThat(link.value("isWebView")).isEqualTo("true");
        assertThat(link.value("language")).isEqualTo("fr-CA");
        assertThat(link.encodedValue("redirectUri"))
                .isEqualTo(
                        "https%3A%2F%2Fapp.example%2Fzur%25C3%25BCck%3Fa%3D1%26b%3D(x)~!*'%23end");
        assertThat(link.encodedValue("webhook"))
                .isEqualTo("http%3A%2F%2F127.0.0.1%3A" + RECEIVER.port() + "%2Fc%3Fk%3Dv%2Bw");
        assertThat(link.encodedValue("webhookContentType")).isEqualTo("application%2Fjson");
    }

    @Test
    void keepsEverythingElseOnTheServerBoundToTheLink() {
        var everything = everythingThatStaysOnTheServer();
        var link = calls.link(calls.full().with(everything));

        assertThat(link.keys())
                .containsExactly(
                        "customerId",
                        "origin",
                        "partnerId",
                        "redirectUri",
                        "signature",
                        "timestamp",
                        "ttl",
                        "webhook");
        var stored = stored(link);
        assertThat(stored.customer()).isEqualTo(new CustomerId(calls.customer()));
        assertThat(stored.details().type()).isEqualTo(LinkType.FULL);
        assertThat(stored.details().presentation())
                .isEqualTo(
                        new Presentation(
                                null,
                                "https://app.example/back",
                                false,
                                true,
                                String.valueOf(everything.get("experience")),
                                true));
        assertThat(stored.details().webhook())
                .isEqualTo(
                        new Webhook(
                                RECEIVER.url(),
                                null,
                                (ObjectNode) ApiClient.tree(Map.of("case", List.of(1, "two")))));
        assertThat(stored.details().institutionSettings())
                .isEqualTo(
                        new InstitutionSettings(
                                null,
                                Map.of(
                                        "102105", InstitutionSetting.HIDDEN,
                                        "102224", InstitutionSetting.VISIBLE)));
        assertThat(stored.details().reportOptions())
                .isEqualTo(
                        new ReportOptions(
                                1_577_986_990L,
                                List.of(
                                        new ReportCustomField("loan", "123456", true),
                                        new ReportCustomField("branch", "Pier", false))));
        assertThat(links.secrets(stored))
                .isEqualTo(
                        new LinkSecrets(
                                Map.of("X-Partner", new Secret("header-secret-7c1e")),
                                new ConsumerInfo(new Secret("999601111"), new Secret("31536000")),
                                null));
    }

    @Test
    void storesPersonalValuesSealedOnly() {
        var link = calls.link(calls.full().with(everythingThatStaysOnTheServer()));

        var row =
                jdbc.sql(
                                "SELECT link::text || encode(secrets_sealed, 'escape') FROM link WHERE id = decode(?, 'hex')")
                        .param(link.value("signature"))
                        .query(String.class)
                        .single();
        assertThat(row)
                .contains("Pier")
                .doesNotContain("header-secret-7c1e", "999601111", "31536000");
    }

    private String newExperience() {
        return calls.partner().newExperience("own", Map.of()).toUpperCase(Locale.ROOT);
    }

    private Map<String, Object> everythingThatStaysOnTheServer() {
        return Map.ofEntries(
                entry("redirectUri", "https://app.example/back"),
                entry("isWebView", false),
                entry("isHostedInMobileApp", true),
                entry("experience", newExperience()),
                entry("singleUseUrl", true),
                entry("webhook", RECEIVER.url()),
                entry("webhookData", Map.of("case", List.of(1, "two"))),
                entry("webhookHeaders", Map.of("X-Partner", "header-secret-7c1e")),
                entry("institutionSettings", Map.of("102105", "hidden", "102224", "visible")),
                entry("fromDate", 1_577_986_990),
                entry(
                        "reportCustomFields",
                        List.of(
                                Map.of("label", "loan", "value", "123456"),
                                Map.of("label", "branch", "value", "Pier", "shown", false))),
                entry("optionalConsumerInfo", Map.of("ssn", "999601111", "dob", 31_536_000)));
    }

    @Test
    void bindsWhatBorrowersSayToEachOfThem() {
        var primary = borrower(customer, CONSUMER, "primary");
        primary.put("optionalConsumerInfo", Map.of("ssn", "999601111", "dob", 31_536_000));
        var joint = borrower(customer, CONSUMER, "jointBorrower");
        joint.put("optionalConsumerInfo", Map.of("ssn", "999602222"));

        var link = calls.link(calls.joint(primary, joint));

        assertThat(links.secrets(stored(link)))
                .isEqualTo(
                        new LinkSecrets(
                                Map.of(),
                                new ConsumerInfo(new Secret("999601111"), new Secret("31536000")),
                                new ConsumerInfo(new Secret("999602222"), null)));
    }

    @Test
    void givesTwoLinksToTwoEqualCallsAtTheSameMoment() {
        clock.stop();
        var first = calls.link(calls.full());
        var second = calls.link(calls.full());
        assertThat(first.without("signature")).isEqualTo(second.without("signature"));
        assertThat(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, LITE, FIX, JOINT})
    void takesIdsAsNumbersToo(String path) {
        var body = calls.body(path);
        for (var id : List.of("partnerId", "customerId", "institutionId", "institutionLoginId")) {
            if (body.fields().containsKey(id)) {
                body.with(id, Long.parseLong(String.valueOf(body.fields().get(id))));
            }
        }
        var link = calls.link(body);
        assertThat(link.value("customerId")).isEqualTo(customer);
        assertThat(link.value("partnerId")).isEqualTo(calls.partner().id().value());
    }

    @Test
    void takesIdsOfBorrowersAsNumbers() {
        var primary = borrower(customer, CONSUMER, "primary");
        primary.put("customerId", Long.parseLong(customer));
        primary.put("consumerId", 1234567890);
        var link = calls.link(calls.joint(primary));
        assertThat(link.value("customerId")).isEqualTo(customer);
        assertThat(link.value("consumerId")).isEqualTo("1234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"102105", "\"102105\""})
    void takesTheInstitutionAsNumberAndAsText(String institutionId) {
        var link = calls.link(calls.lite().with("institutionId", json(institutionId)));
        assertThat(link.value("institutionId")).isEqualTo("102105");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31536000", "\"31536000\"", "-31536000", "\"-31536000\"", "0"})
    void takesABirthDateAsNumberAndAsText(String dob) {
        var info = Map.of("ssn", 999601111, "dob", json(dob));
        var link = calls.link(calls.full().with("optionalConsumerInfo", info));
        assertThat(links.secrets(stored(link)).consumer())
                .isEqualTo(
                        new ConsumerInfo(
                                new Secret("999601111"), new Secret(dob.replace("\"", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, JOINT, LITE, FIX})
    void ignoresFieldsItDoesNotKnow(String path) {
        var body =
                calls.body(path)
                        .with("type", "voa")
                        .with("email", Map.of("to", 1))
                        .with("unknown", List.of(Map.of("deep", true)));
        calls.link(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {LITE, FIX})
    void ignoresInLiteAndFixTheFieldsOfFullEvenIfWrong(String path) {
        var body = calls.body(path);
        Stream.of(
                        "consumerId",
                        "institutionSettings",
                        "fromDate",
                        "reportCustomFields",
                        "optionalConsumerInfo",
                        "borrowers")
                .forEach(field -> body.with(field, true));
        var link = calls.link(body);
        assertThat(link.keys()).doesNotContain("consumerId");
    }

    @Test
    void ignoresInJointBorrowerTheFieldsOfOneCustomer() {
        var body = calls.joint(borrower(customer, CONSUMER, "primary"));
        Stream.of(
                        "customerId",
                        "consumerId",
                        "isWebView",
                        "isHostedInMobileApp",
                        "optionalConsumerInfo",
                        "institutionId",
                        "institutionLoginId")
                .forEach(field -> body.with(field, List.of()));
        calls.link(body);
    }

    @Test
    void takesANullAsAbsent() {
        var body = calls.full();
        Stream.of(
                        "consumerId",
                        "optionalConsumerInfo",
                        "language",
                        "redirectUri",
                        "isWebView",
                        "isHostedInMobileApp",
                        "experience",
                        "singleUseUrl",
                        "webhook",
                        "webhookContentType",
                        "webhookData",
                        "webhookHeaders",
                        "institutionSettings",
                        "fromDate",
                        "reportCustomFields")
                .forEach(field -> body.with(field, null));
        assertThat(calls.link(body).keys())
                .containsExactly(
                        "customerId", "origin", "partnerId", "signature", "timestamp", "ttl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "fr-CA", "en-US", "en_US", "zh-Hant-TW", "xx"})
    void takesEveryLanguageTag(String language) {
        var link = calls.link(calls.full().with("language", language));
        assertThat(link.value("language")).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "HTTPS://App.Example:8443/back?x=1#y",
                "http://localhost:3000/callback",
                "http://[::1]:3000/callback",
                "https://b\u00fccher.example/zur\u00fcck",
                "com.example.app://finished",
                "com.example.app:/finished",
                "com.example.app://",
                "com.example.app:///",
                "intent://finished#Intent;scheme=app;end"
            })
    void takesWebAndAppAddressesToReturnTo(String uri) {
        var link = calls.link(calls.full().with("redirectUri", uri));
        assertThat(link.value("redirectUri")).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/h?a=b", "HTTP://LocalHost:%d"})
    void takesWebhooksOfTheWeb(String webhook) {
        var url = webhook.formatted(RECEIVER.port());
        var link = calls.link(calls.full().with("webhook", url));
        assertThat(link.value("webhook")).isEqualTo(url);
    }

    /** Where they lead depends on who reads them; four plain numbers lead to one place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433:%d/",
                "http://0x7f000001:%d/",
                "http://0x7f.1:%d/",
                "http://0177.0.0.1:%d/",
                "http://127.1:%d/",
                "http://127.0.1:%d/",
                "http://127.0.0.01:%d/",
                "http://127.0.0.0x1:%d/",
                "http://127.0.0.1.:%d/"
            })
    void refusesAddressesInDisguiseAsWebhooks(String webhook) {
        var url = webhook.formatted(RECEIVER.port());
        var refused = calls.send(calls.full().with("webhook", url));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message"))
                .isIn(
                        "\"webhook\" must have a host name or a plain IP address as its host",
                        "\"webhook\" must be a valid uri with a scheme matching the http|https"
                                + " pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml"})
    void takesBothWebhookContentTypes(String type) {
        var link =
                calls.link(
                        calls.full()
                                .with("webhook", RECEIVER.url())
                                .with("webhookContentType", type));
        assertThat(link.value("webhookContentType")).isEqualTo(type);
    }

    @Test
    void leavesWebhookFieldsWithoutAWebhookOutOfTheLink() {
        var link =
                calls.link(
                        calls.full()
                                .with("webhookContentType", "application/json")
                                .with("webhookData", Map.of("a", 1)));
        assertThat(link.keys()).doesNotContain("webhook", "webhookContentType");
        assertThat(stored(link).details().webhook()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"replace\"",
                "\"autoreplace\"",
                "{\"1\":\"replace\",\"2\":\"autoreplace\"}"
            })
    void takesInstitutionSettings(String settings) {
        calls.link(calls.full().with("institutionSettings", json(settings)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000000000",
                "1577986990000",
                "9007199254740993",
                "18446744073709551617",
                "999999999999999999999999999999999999999999"
            })
    void ignoresAFromDateOfMoreThanTenDigits(BigInteger fromDate) {
        var link = calls.link(calls.full().with("fromDate", fromDate));
        assertThat(stored(link).details().reportOptions().fromDate()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15_779_869, 9_999_999_999L})
    void takesAFromDateOfUpToTenDigits(long fromDate) {
        var link = calls.link(calls.full().with("fromDate", fromDate));
        assertThat(stored(link).details().reportOptions().fromDate()).isEqualTo(fromDate);
    }

    @Test
    void takesFiveCustomFieldsWhichMayRepeatALabel() {
        var fields = Collections.nCopies(5, Map.of("label", "loan", "value", "1", "shown", false));
        var link = calls.link(calls.full().with("reportCustomFields", fields));
        assertThat(stored(link).details().reportOptions().customFields()).hasSize(5);
    }

    @Test
    void takesTheSameCustomerAndAnUnknownConsumerForBothBorrowers() {
        var link =
                calls.link(
                        calls.joint(
                                borrower(customer, CONSUMER, "primary"),
                                borrower(customer, CONSUMER, "jointBorrower")));
        assertThat(link.value("consumerId")).isEqualTo(CONSUMER);
    }

    @Test
    void takesWebhookDataOfSixteenKibibytes() {
        var text = "x".repeat(16 * 1024 - "{\"a\":\"\"}".length());
        var body = calls.full().with("webhook", RECEIVER.url());
        calls.link(body.with("webhookData", Map.of("a", text)));
        assertInvalid(
                calls.send(body.with("webhookData", Map.of("a", text + "x"))),
                "\"webhookData\" must not be larger than 16384 bytes");
    }

    @Test
    void takesTwentyWebhookHeaders() {
        calls.link(calls.full().with("webhookHeaders", headers(20)));
        assertInvalid(
                calls.send(calls.full().with("webhookHeaders", headers(21))),
                "\"webhookHeaders\" must have less than or equal to 20 keys");
    }

    private static Map<String, Object> headers(int count) {
        var headers = new LinkedHashMap<String, Object>();
        IntStream.range(0, count).forEach(i -> headers.put("X-Header-" + i, "value"));
        return headers;
    }

    @Test
    void takesAThousandInstitutionSettings() {
        var settings = new LinkedHashMap<String, Object>();
        IntStream.range(0, 1000).forEach(i -> settings.put(String.valueOf(i), "hidden"));
        calls.link(calls.full().with("institutionSettings", settings));
        settings.put("1000", "hidden");
        assertInvalid(
                calls.send(calls.full().with("institutionSettings", settings)),
                "\"institutionSettings\" must have less than or equal to 1000 keys");
    }

    /** A value to be sent exactly as it is written. */
    private static RawValue json(String text) {
        return new RawValue(text);
    }

    private Link stored(TestLink link) {
        return ((LinkOpening.Open) links.open(link.query())).link();
    }

    private void assertLivesTwoHours(TestLink link) {
        var timestamp = Long.parseLong(link.value("timestamp"));
        assertThat(timestamp)
                .isBetween(
                        clock.instant().minus(Duration.ofMinutes(1)).toEpochMilli(),
                        clock.instant().toEpochMilli());
        assertThat(Long.parseLong(link.value("ttl")) - timestamp).isEqualTo(7_200_000);
    }
}
