package io.fairlead.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.support.ScriptedMailServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail server says, and what that means for a mail. */
class SmtpTest {

    private static final byte[] MESSAGE =
            "From: a@example.com\r\nTo: b@example.com\r\nMessage-ID: <1@here>\r\n\r\n.Hello\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final List<String> ONE = List.of("b@example.com");
    private static final List<String> TWO = List.of("b@example.com", "c@example.com");

    @Test
    void handsTheMessageOverAsItIs() {
        try (var server = new ScriptedMailServer(0)) {
            assertThat(send(server, ONE)).isEqualTo(new SmtpResult.Accepted());

            assertThat(server.commands())
                    .contains(
                            "EHLO connect.example",
                            "MAIL FROM:<no-reply@connect.example>",
                            "RCPT TO:<b@example.com>");
            assertThat(server.messages().getFirst()).contains("Message-ID: <1@here>", "..Hello");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 5.1.1 <b@example.com> is unknown,550 5.1.1",
        "RCPT,553 no such address,553",
        "MAIL,550 5.7.1 not from you,550 5.7.1",
        "DATA,554 5.3.4 no,554 5.3.4",
        ".,552 5.2.3 too big,552 5.2.3"
    })
    void tellsWhatIsRefusedForGood(String command, String answer, String status) {
        try (var server = new ScriptedMailServer(0).answers(command, answer)) {
            assertThat(send(server, ONE)).isEqualTo(new SmtpResult.Refused(status));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,450 4.2.1 b@example.com is busy,450 4.2.1",
        "MAIL,451 4.3.0 later,451 4.3.0",
        "MAIL,530 5.7.0 sign on first,530 5.7.0",
        ".,452 4.3.1 full,452 4.3.1"
    })
    void tellsWhatIsRefusedForNow(String command, String answer, String status) {
        try (var server = new ScriptedMailServer(0).answers(command, answer)) {
            assertThat(send(server, ONE)).isEqualTo(new SmtpResult.TryLater(status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 come back", "554 not you"})
    void triesAgainWhereItIsNotLetIn(String greeting) {
        try (var server = new ScriptedMailServer(0).answers("", greeting)) {
            assertThat(send(server, ONE)).isInstanceOf(SmtpResult.TryLater.class);
        }
    }

    @Test
    void triesAgainWhereNobodyListens() {
        var server = new ScriptedMailServer(0);
        server.close();

        assertThat(send(server, ONE)).isInstanceOf(SmtpResult.TryLater.class);
    }

    @Test
    void countsAMailAsSentThatOneOfTwoReceiversGets() {
        try (var server =
                new ScriptedMailServer(0).answers("RCPT TO:<c@example.com>", "550 5.1.1 no")) {
            assertThat(send(server, TWO)).isEqualTo(new SmtpResult.Accepted());
            assertThat(server.messages()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"b@example.com, c@example.com", "c@example.com, b@example.com"})
    void triesAgainAsLongAsOneOfTwoReceiversMayGetTheMail(String unknown, String busy) {
        try (var server =
                new ScriptedMailServer(0)
                        .answers("RCPT TO:<" + unknown + ">", "550 5.1.1 no")
                        .answers("RCPT TO:<" + busy + ">", "450 4.2.1 busy")) {
            assertThat(send(server, TWO)).isEqualTo(new SmtpResult.TryLater("450 4.2.1"));
        }
    }

    @Test
    void signsOnWithWhatTheAddressSays() {
        var greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        greenMail.setUser("ops@example.com", "ops", "pass:word");
        greenMail.start();
        try {
            var port = greenMail.getSmtp().getPort();
            assertThat(send("smtp://ops:pass%3Aword@127.0.0.1:" + port, ONE))
                    .isEqualTo(new SmtpResult.Accepted());
            assertThat(send("smtp://ops:wrong@127.0.0.1:" + port, ONE))
                    .isEqualTo(new SmtpResult.TryLater("sign-on failed"));
            assertThat(greenMail.getReceivedMessages()).hasSize(1);
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void readsUserAndPasswordPercentDecoded() {
        var server = SmtpServer.of(new Secret("smtp://eu%3Aops:a+b%3A%C3%A4:c@localhost"));

        assertThat(server.user()).isEqualTo("eu:ops");
        assertThat(server.password()).isEqualTo(new Secret("a+b:ä:c"));
    }

    @Test
    void trustsNoCertificateOfJustAnybody() {
        var greenMail = new GreenMail(ServerSetupTest.SMTPS.dynamicPort());
        greenMail.start();
        try {
            var url = "smtps://127.0.0.1:" + greenMail.getSmtps().getPort();
            assertThat(send(url, ONE)).isInstanceOf(SmtpResult.TryLater.class);
            assertThat(greenMail.getReceivedMessages()).isEmpty();
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void waitsTenMinutesForAServerThatLooksAtTheMail() {
        assertThat(setting("smtp://localhost", "timeout")).isEqualTo("600000");
    }

    @Test
    void sendsNothingInClearOverANetwork() {
        assertThat(setting("smtp://mail.example.com", "starttls.required")).isEqualTo("true");
        assertThat(setting("smtp://127.0.0.1.evil.example", "starttls.required")).isEqualTo("true");
        assertThat(setting("smtp://localhost", "starttls.required")).isEqualTo("false");
        assertThat(setting("smtps://mail.example.com", "ssl.enable")).isEqualTo("true");
        assertThat(SmtpServer.of(new Secret("smtp://mail.example.com")).port()).isEqualTo(587);
        assertThat(SmtpServer.of(new Secret("smtps://mail.example.com")).port()).isEqualTo(465);
    }

    private static String setting(String url, String name) {
        return SmtpServer.of(new Secret(url))
                .settings("connect.example", "a@connect.example")
                .getProperty("mail.smtp." + name);
    }

    private static SmtpResult send(ScriptedMailServer server, List<String> receivers) {
        return send("smtp://127.0.0.1:" + server.port(), receivers);
    }

    private static SmtpResult send(String url, List<String> receivers) {
        return new Smtp(SmtpServer.of(new Secret(url)), senders()).send(MESSAGE, receivers);
    }

    private static SenderPolicy senders() {
        return new SenderPolicy(
                new EmailProperties(
                        null,
                        null,
                        List.of(),
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        false,
                        1,
                        Duration.ZERO),
                new FairleadProperties(
                        Mode.SANDBOX, Path.of("."), URI.create("https://connect.example")));
    }
}
