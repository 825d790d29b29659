package io.fairlead.email;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SendCalls;
import io.fairlead.support.StoredRows;
import io.fairlead.support.TestLink;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** What becomes of a mail and its link after it was sent. */
@FairleadTest
class EmailLifeTest {

    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private final FairleadServer server;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final EmailStore store;
    private final ApiClient consumer;
    private final SendCalls calls;
    private final String ada = "ada." + RandomId.hex() + "@example.com";

    EmailLifeTest(FairleadServer server, MovableClock clock, JdbcClient jdbc, EmailStore store) {
        this.server = server;
        this.clock = clock;
        this.jdbc = jdbc;
        this.store = store;
        this.consumer = server.stranger();
        this.calls = SendCalls.of(server.newPartner());
    }

    @Test
    void looksAtALinkWithoutStartingAnything() {
        var link = calls.link(calls.one(ada));
        var before = stored();

        var page = consumer.get(link.path());
        assertThat(consumer.head(link.path()).status()).isEqualTo(200);
        assertThat(consumer.with("Purpose", "prefetch").get(link.path()).status()).isEqualTo(200);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Harbour Bank asks you to share your bank data");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void looksAsItsExperienceDoes() throws IOException {
        calls.partner()
                .newExperience(
                        "default",
                        Map.of(
                                "applicationName", "Harbour Homes",
                                "brandColor", "#ffcc00",
                                "emailLogo", png()));
        var link = calls.link(calls.one(ada).with("experience", "default"));

        var mail = received().getFirst();
        assertThat(mail.required("html").asString())
                .contains("background-color: #ffcc00; color: #000000")
                .contains("<img src=\"data:image/png;base64,iVBOR")
                .contains("alt=\"Harbour Homes\"")
                .doesNotContain("cid:");
        assertThat(mail.required("text").asString()).contains("Harbour Homes asks you");
        var page = consumer.get(link.path()).body();
        assertThat(page).contains("Harbour Homes", "/1/brand.css\"");
    }

    private static String png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void listsAsMuchOfTheNewestMailAsFits() {
        calls.link(calls.one(ada));
        calls.link(calls.one(ada));
        var all = ids(Long.MAX_VALUE);

        assertThat(ids(bytesKept() - 1)).isEqualTo(all.subList(1, all.size()));
        assertThat(ids(0)).isEmpty();
        assertThat(store.message(all.getFirst())).isPresent();
    }

    private List<UUID> ids(long bytes) {
        return store.messages(bytes).stream().map(composed -> composed.email().id()).toList();
    }

    private long bytesKept() {
        return jdbc.sql(
                        "SELECT sum(octet_length(message_sealed)) FROM email_message"
                                + " WHERE sent_at IS NOT NULL")
                .query(Long.class)
                .single();
    }

    @Test
    void startsASessionWhenTheConsumerGoesOn() {
        var link = calls.link(calls.one(ada));

        var opened = accepted(link);

        assertThat(opened.status()).isEqualTo(303);
        assertThat(header(opened, "Location")).matches("/s/[A-Za-z0-9_-]{43}/landing");
        assertThat(history()).containsExactly("queued", "sent", "opened");
        assertThat(calls.email().required("state").asString()).isEqualTo("opened");
    }

    @Test
    void keepsASingleUseLinkThatWasOnlyLookedAt() {
        var link = calls.link(calls.one(ada).with("singleUseUrl", true));

        consumer.get(link.path());
        consumer.get(link.path());

        assertThat(accepted(link).status()).isEqualTo(303);
        assertThat(accepted(link).status()).isEqualTo(303);
    }

    @Test
    void showsTheMailToItsPartnerAlone() {
        var link = calls.link(calls.one(ada)).toString();
        var email = calls.email();

        assertThat(email.propertyNames())
                .containsExactly(
                        "id",
                        "customerId",
                        "to",
                        "subject",
                        "link",
                        "linkExpiresAt",
                        "state",
                        "attempts",
                        "history");
        assertThat(email.required("link").asString()).isEqualTo(link);
        assertThat(email.required("to").asString()).isEqualTo(ada);
        assertThat(email.required("customerId").asString()).isEqualTo(calls.customer());
        assertThat(get(id(email)).json()).isEqualTo(email);
        var stranger = server.newPartner().api();
        assertProblem(
                stranger.get(SendCalls.EMAILS + "/" + id(email)),
                404,
                14001,
                "Resource not found.");
        assertThat(stranger.get(SendCalls.EMAILS).json().required("found").asInt()).isZero();
    }

    @Test
    void findsMailsByLinkByCustomerAndByState() {
        var first = calls.link(calls.one(ada));
        var second = calls.link(calls.one("bob@example.com"));
        accepted(second);

        assertThat(listed("?link=" + encoded(first))).containsExactly(ada);
        assertThat(listed("?link=" + encoded(second))).containsExactly("bob@example.com");
        assertThat(listed("?link=" + first.value("signature"))).containsExactly(ada);
        assertThat(listed("?customerId=" + calls.customer())).hasSize(2);
        assertThat(listed("?customerId=1")).isEmpty();
        assertThat(listed("?state=opened")).containsExactly("bob@example.com");
        assertThat(listed("?state=sent")).containsExactly(ada);
        assertThat(listed("?state=refused")).isEmpty();
        var page = calls.partner().api().get(SendCalls.EMAILS + "?start=2&limit=1").json();
        assertThat(page.required("found").asInt()).isEqualTo(2);
        assertThat(page.required("displaying").asInt()).isEqualTo(1);
        assertThat(page.required("moreAvailable").asBoolean()).isFalse();
        assertThat(page.required("emails").get(0).required("to").asString()).isEqualTo(ada);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "00000000-0000-4000-8000-000000000000", "1-1-1-1-1"})
    void knowsNoMailOfAnotherId(String id) {
        assertThat(get(id).status()).isEqualTo(404);
        assertThat(post(id, "resend").status()).isEqualTo(404);
        assertThat(post(id, "revoke").status()).isEqualTo(404);
    }

    @Test
    void sendsAMailOnceMoreWithTheSameLink() {
        var link = calls.link(calls.one(ada)).toString();

        var again = post(id(calls.email()), "resend");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("link")).isEqualTo(link);
        assertThat(received()).hasSize(2);
        assertThat(received().getLast().required("links").toString()).contains(link);
    }

    @Test
    void sendsAMailOnceMoreWithANewLinkAfterThreeDays() {
        var link = calls.link(calls.one(ada).with("language", "es")).toString();
        var id = id(calls.email());
        clock.advance(THREE_DAYS);

        var again =
                calls.partner()
                        .withNewToken()
                        .api()
                        .post(SendCalls.EMAILS + "/" + id + "/resend", Map.of());

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("link")).isNotEqualTo(link);
        assertThat(received().getLast().required("subject").asString())
                .isEqualTo("Verifique su información financiera");
        assertThat(consumer.get(TestLink.of(again.text("link")).path()).status()).isEqualTo(200);
    }

    @Test
    void endsTheLinkOfARevokedMail() {
        var link = calls.link(calls.one(ada));
        var id = id(calls.email());

        assertThat(post(id, "revoke").status()).isEqualTo(204);
        assertThat(post(id, "revoke").status()).isEqualTo(204);

        assertThat(consumer.get(link.path()).status()).isEqualTo(410);
        assertThat(accepted(link.path().replace("/?", "/accept?")).status()).isEqualTo(410);
        assertThat(history()).containsExactly("queued", "sent", "revoked");
        assertProblem(
                post(id, "resend"),
                409,
                409,
                "The link of this mail was used or revoked. Send a new one.");
    }

    @Test
    void showsThatTheLinkOfAMailWasRevoked() {
        var link = calls.link(calls.one(ada));

        calls.partner().api().post("/fairlead/v1/links/revoke", Map.of("link", link.toString()));

        assertThat(history()).containsExactly("queued", "sent", "revoked");
        assertThat(received()).hasSize(1);
    }

    @Test
    void sendsAConsumerANewLinkInPlaceOfAnExpiredOne() {
        var link = calls.link(calls.one(ada));
        clock.advance(THREE_DAYS);

        var expired = consumer.get(link.path());
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.body()).contains("Send me a new link").doesNotContain(ada);
        assertThat(received()).as("looking is not asking").hasSize(1);
        var answer = consumer.postRaw(form(expired), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Check your inbox").doesNotContain(ada, "example.com");
        assertThat(received()).hasSize(2);
        var renewed = TestLink.of(received().getLast().required("links").get(0).asString());
        assertThat(accepted(renewed).status()).isEqualTo(303);
    }

    @Test
    void sendsAConsumerThreeNewLinksADay() {
        var link = calls.link(calls.one(ada));
        clock.advance(THREE_DAYS);
        var form = form(consumer.get(link.path()));

        for (var i = 0; i < 5; i++) {
            assertThat(consumer.postRaw(form, "").status()).isEqualTo(200);
        }

        assertThat(received()).hasSize(4);
        assertThat(consumer.get(link.path()).body()).doesNotContain("Send me a new link");
        clock.advance(Duration.ofHours(25));
        assertThat(consumer.get(link.path()).body()).contains("Send me a new link");
    }

    @Test
    void sendsNoNewLinkWhereNoneIsDue() {
        var singleUse = calls.link(calls.one(ada).with("singleUseUrl", true));
        var revoked = calls.link(calls.one(ada));
        post(id(calls.emails().getFirst()), "revoke");
        var open = calls.link(calls.one(ada));
        assertThat(consumer.postRaw(newLink(open), "").status()).isEqualTo(200);
        clock.advance(THREE_DAYS);

        for (var link : List.of(singleUse, revoked, open.with("ttl", "1"))) {
            assertThat(consumer.get(link.path()).body()).doesNotContain("Send me a new link");
            assertThat(consumer.postRaw(newLink(link), "").status()).isEqualTo(200);
        }

        assertThat(received()).hasSize(3);
    }

    @Test
    void forgetsTheMailsOfADeletedCustomer() {
        var link = calls.link(calls.one(ada));

        calls.partner().api().delete("/aggregation/v1/customers/" + calls.customer());

        assertThat(calls.emails()).isEmpty();
        assertThat(received()).isEmpty();
        assertThat(consumer.get(link.path()).status()).isEqualTo(410);
    }

    @Test
    void keepsWhatTellsOfPeopleSealed() {
        var link = calls.link(calls.one(ada));

        var rows =
                jdbc.sql(
                                "SELECT email_message::text FROM email_message WHERE partner_id = :partner")
                        .param("partner", calls.partner().id().value())
                        .query(String.class)
                        .list();

        assertThat(rows).hasSize(1);
        // A link's id is in the row; what makes a link of it is not.
        assertThat(rows.getFirst())
                .doesNotContain(ada, hex(ada), link.toString(), hex("origin=email"));
    }

    private String stored() {
        return new StoredRows(jdbc).of(calls.partner().id());
    }

    private Answer accepted(TestLink link) {
        return accepted(form(consumer.get(link.path())));
    }

    private Answer accepted(String form) {
        return consumer.postRaw(form, "");
    }

    private static String newLink(TestLink link) {
        return "/new-link?" + link.query();
    }

    private static String form(Answer page) {
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        return HtmlUtils.htmlUnescape(form.group(1));
    }

    private List<String> listed(String query) {
        var list = calls.partner().api().get(SendCalls.EMAILS + query).json();
        return StreamSupport.stream(list.required("emails").spliterator(), false)
                .map(email -> email.required("to").asString())
                .toList();
    }

    private List<JsonNode> received() {
        return SendCalls.received(consumer, ada);
    }

    private List<String> history() {
        return calls.email()
                .required("history")
                .valueStream()
                .map(event -> event.required("state").asString())
                .toList();
    }

    private Answer get(String id) {
        return calls.partner().api().get(SendCalls.EMAILS + "/" + id);
    }

    private Answer post(String id, String what) {
        return calls.partner().api().post(SendCalls.EMAILS + "/" + id + "/" + what, Map.of());
    }

    private static String id(JsonNode email) {
        return email.required("id").asString();
    }

    private static @Nullable String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static String encoded(TestLink link) {
        return URLEncoder.encode(link.toString(), StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
