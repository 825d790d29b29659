package io.fairlead.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairlead.audit.Actor;
import io.fairlead.email.smtp.EmailProperties;
import io.fairlead.email.smtp.SmtpServer;
import io.fairlead.partner.Partners;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FreePort;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedMailServer;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Mail on its way to a mail server, which each test starts at the same place. */
@FairleadTest
@TestPropertySource(
        properties = {
            "fairlead.email.from=connect@operator.example",
            "fairlead.email.allowed-senders=harbour.example,team@port.example"
        })
class MailDispatcherTest {

    private static final String ADA = "ada@example.com";
    private static final String BOB = "bob@example.com";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (.*)$");
    private static final int PORT = FreePort.find();

    private final FairleadServer server;
    private final MovableClock clock;
    private final EmailProperties properties;
    private final EmailStore store;
    private final Partners partners;
    private final JdbcClient jdbc;
    private final TestPartner partner;
    private final SendCalls calls;

    MailDispatcherTest(
            FairleadServer server,
            MovableClock clock,
            EmailProperties properties,
            EmailStore store,
            Partners partners,
            JdbcClient jdbc) {
        this.partners = partners;
        this.server = server;
        this.clock = clock;
        this.properties = properties;
        this.store = store;
        this.jdbc = jdbc;
        this.partner = server.newPartner();
        this.calls = SendCalls.of(partner);
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("fairlead.email.smtp-url", () -> "smtp://localhost:" + PORT);
    }

    @Test
    void deliversMailWithEverythingThatAMailNeeds() throws Exception {
        try (var mail = new Received()) {
            calls.link(calls.one(ADA));

            var message = mail.await(1).getFirst();
            assertThat(message.getHeader("Message-ID"))
                    .singleElement()
                    .asString()
                    .isEqualTo("<" + calls.email().required("id").asString() + "@localhost>");
            assertThat(message.getSentDate()).isCloseTo(clock.instant(), 60_000);
            assertThat(message.getHeader("List-Unsubscribe")).isNull();
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
            assertThat(message.getReplyTo()).hasSize(1).isEqualTo(message.getFrom());
            assertThat(header(message, "From"))
                    .isEqualTo("Harbour Bank <connect@operator.example>");
            assertThat(header(message, "To")).isEqualTo(ADA);
            var parts = (MimeMultipart) message.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            Await.until(() -> state().equals("sent"));
            assertThat(calls.email().required("attempts").asInt()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "loans@harbour.example, Harbour Bank <loans@harbour.example>, ",
        "team@port.example, Harbour Bank <team@port.example>, ",
        "other@port.example, Harbour Bank <connect@operator.example>,"
                + " Harbour Bank <other@port.example>",
        "ceo@sub.harbour.example, Harbour Bank <connect@operator.example>,"
                + " Harbour Bank <ceo@sub.harbour.example>"
    })
    void comesOnlyFromAddressesThatTheOperatorMaySendFor(
            String wanted, String from, @Nullable String replyTo) throws Exception {
        try (var mail = new Received()) {
            var email = SendCalls.email(ADA);
            email.put("from", wanted);
            calls.link(calls.one(ADA).with("email", email));

            var message = mail.await(1).getFirst();
            assertThat(header(message, "From")).isEqualTo(from);
            assertThat(header(message, "Reply-To")).isEqualTo(replyTo);
        }
    }

    @Test
    void encodesWhatIsNotAscii() throws Exception {
        try (var mail = new Received()) {
            var email = SendCalls.email(ADA);
            email.put("subject", "Überprüfung – 融資");
            email.put("institutionName", "Crédit „Élan“");
            calls.link(calls.one(ADA).with("email", email).with("language", "fr"));

            var message = mail.await(1).getFirst();
            assertThat(message.getSubject()).isEqualTo("Überprüfung – 融資");
            assertThat(header(message, "Subject")).matches("\\p{ASCII}+");
            assertThat(header(message, "From")).matches("\\p{ASCII}+");
            assertThat(message.getFrom()[0].toString()).contains("connect@operator.example");
            assertThat(text(message)).contains("Crédit „Élan“ vous demande");
        }
    }

    @Test
    void deliversAJointMailToBoth() {
        try (var mail = new Received()) {
            calls.link(calls.joint(ADA + "; " + BOB));

            assertThat(mail.await(2).stream().map(message -> header(message, "To")).distinct())
                    .containsExactly(ADA + ", " + BOB);
        }
    }

    @Test
    void keepsTheMailOfADisabledPartnerUntilItIsEnabled() {
        var others = SendCalls.of(server.newPartner());
        try (var _ = new ScriptedMailServer(PORT).answers(".", "451 4.3.0 later")) {
            calls.link(calls.one(ADA));
            Await.until(() -> status().equals("451 4.3.0"));
        }
        partners.disable(Actor.server("test"), partner.id());
        try (var taking = new ScriptedMailServer(PORT)) {
            clock.advance(A_MINUTE);
            others.link(others.one(BOB));
            Await.until(() -> taking.messages().size() == 1);
            assertThat(taking.messages().getFirst()).contains(BOB);

            partners.enable(Actor.server("test"), partner.id());
            Await.until(() -> state().equals("sent"));
            assertThat(taking.messages()).hasSize(2);
        }
    }

    @Test
    void triesTheSameMailAgainAfterATemporaryRefusal() {
        var sent = "";
        try (var refusing = new ScriptedMailServer(PORT).answers(".", "451 4.3.0 later")) {
            calls.link(calls.one(ADA));
            Await.until(() -> status().equals("451 4.3.0"));
            sent = refusing.messages().getFirst();
        }
        assertThat(state()).isEqualTo("queued");
        try (var taking = new ScriptedMailServer(PORT)) {
            clock.advance(A_MINUTE);
            Await.until(() -> state().equals("sent"));

            assertThat(taking.messages()).containsExactly(sent);
            assertThat(sent).containsPattern(MESSAGE_ID);
        }
        assertThat(calls.email().required("attempts").asInt()).isEqualTo(2);
        assertThat(calls.email().has("mailServerStatus")).isFalse();
    }

    @Test
    void recordsAPermanentRefusalAtOnce() {
        try (var refusing = new ScriptedMailServer(PORT).answers("RCPT", "550 5.1.1 unknown")) {
            calls.link(calls.one(ADA));
            Await.until(() -> state().equals("refused"));
            clock.advance(Duration.ofHours(1));

            assertThat(calls.email().required("attempts").asInt()).isOne();
            assertThat(status()).isEqualTo("550 5.1.1");
            assertThat(refusing.messages()).isEmpty();
        }
    }

    @Test
    void leavesAMailToOneAttemptForLongerThanItMayTake() {
        assertThat(properties.lease()).isGreaterThan(SmtpServer.TO_ANSWER);
    }

    @Test
    void givesUpAfterADay() {
        calls.link(calls.one(ADA));
        Await.until(() -> calls.email().required("attempts").asInt() == 1 && !status().isEmpty());

        clock.advance(Duration.ofHours(25));
        var again = new SendCalls(calls.partner().withNewToken(), calls.customer());
        Await.until(() -> again.email().required("state").asString().equals("givenUp"));
    }

    @Test
    void givesUpWhenTheLinkHasExpired() {
        var id = calls.partner().newExperience("own", Map.of("linkLifeMinutes", 5));
        calls.link(calls.one(ADA).with("experience", id));
        Await.until(() -> !status().isEmpty());

        try (var taking = new ScriptedMailServer(PORT)) {
            clock.advance(Duration.ofMinutes(6));
            Await.until(() -> !state().equals("queued"));

            assertThat(taking.messages()).isEmpty();
        }
        assertThat(state()).isEqualTo("givenUp");
        assertThat(status()).isEqualTo("link expired");
        assertThat(calls.email().required("attempts").asInt()).isOne();
    }

    @Test
    void sendsNothingThatWasRevokedInTime() {
        calls.link(calls.one(ADA));
        Await.until(() -> calls.email().required("attempts").asInt() == 1 && !status().isEmpty());
        var id = calls.email().required("id").asString();
        calls.partner().api().post(SendCalls.EMAILS + "/" + id + "/revoke", Map.of());

        try (var taking = new ScriptedMailServer(PORT)) {
            clock.advance(A_MINUTE);
            calls.link(calls.one(BOB));
            Await.until(() -> !taking.messages().isEmpty());

            assertThat(taking.commands()).noneMatch(command -> command.contains(ADA));
        }
        assertThat(calls.emails().getLast().required("state").asString()).isEqualTo("revoked");
    }

    @Test
    void stopsAMailWhoseLinkIsRevoked() {
        var link = calls.link(calls.one(ADA));

        revoke(link);

        assertThat(state()).isEqualTo("revoked");
        assertThat(messagesKept()).isZero();
    }

    @Test
    void tellsThatAMailHadLeftBeforeItWasRevoked() {
        var link = calls.link(calls.one(ADA));
        Await.until(() -> !status().isEmpty());
        var id = UUID.fromString(calls.email().required("id").asString());
        var handed = store.find(calls.partner().id(), id).orElseThrow();

        revoke(link);
        store.sent(handed, clock.instant());

        assertThat(calls.email().required("history").findValuesAsString("state"))
                .containsExactly("queued", "sent", "revoked");
        assertThat(state()).isEqualTo("revoked");
    }

    private void revoke(TestLink link) {
        calls.partner().api().post("/fairlead/v1/links/revoke", Map.of("link", link.toString()));
    }

    private int messagesKept() {
        return jdbc.sql("SELECT count(message_sealed) FROM email_message WHERE partner_id = ?")
                .param(calls.partner().id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void countsAMailAsOpenedWhoseLinkWasOpenedBeforeItLeft() {
        var link = calls.link(calls.one(ADA));
        Await.until(() -> !status().isEmpty());
        server.stranger().postRaw(link.path().replace("/?", "/accept?"), "");
        assertThat(state()).isEqualTo("queued");

        try (var taking = new ScriptedMailServer(PORT)) {
            clock.advance(A_MINUTE);
            Await.until(() -> !state().equals("queued"));

            assertThat(taking.messages()).hasSize(1);
        }
        assertThat(state()).isEqualTo("opened");
    }

    @Test
    void hasNothingInTheMailboxBesideAMailServer() {
        try (var taking = new ScriptedMailServer(PORT)) {
            calls.link(calls.one(ADA));
            Await.until(() -> state().equals("sent"));

            assertThat(taking.messages()).hasSize(1);
        }
        assertThat(server.stranger().get("/mailbox").body()).contains("so none comes here");
        assertThat(server.stranger().get("/mailbox.json").body()).isEqualTo("[]");
    }

    private String state() {
        return calls.email().required("state").asString();
    }

    private String status() {
        return calls.email().path("mailServerStatus").asString("");
    }

    private static @Nullable String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, ", ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage message) throws Exception {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
    }

    /** A real mail server, and what has arrived there. */
    private static final class Received implements AutoCloseable {

        private final GreenMail greenMail =
                new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

        Received() {
            greenMail.start();
        }

        List<MimeMessage> await(int count) {
            Await.until(() -> greenMail.getReceivedMessages().length >= count);
            return List.of(greenMail.getReceivedMessages());
        }

        @Override
        public void close() {
            greenMail.stop();
        }
    }
}
