package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.ScriptedMailServer;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestPartner;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program and its database are killed after they have taken a mail, before it is sent. */
class MailDurabilityTest {

    private final int port = FreePort.find();
    private final int mailPort = FreePort.find();
    private final URI address = URI.create("http://localhost:" + port);
    @TempDir private Path folder;

    @Test
    void sendsAMailThatWasAcknowledgedBeforeItWasKilled() throws Exception {
        try (var _ = new ServerSocket(mailPort, 50, InetAddress.getLoopbackAddress());
                var fairlead = started()) {
            // The mail server lets everybody in and never says a word.
            send();
            fairlead.kill();
        }
        try (var mail = new ScriptedMailServer(mailPort);
                var _ = started()) {
            Await.until(() -> !mail.messages().isEmpty());

            assertThat(mail.commands()).contains("RCPT TO:<ada@example.com>");
            assertThat(mail.messages()).hasSize(1);
        }
    }

    private void send() {
        var partner = TestPartner.authenticated(Demo.PARTNER, new ApiClient(address));
        var answer =
                partner.api()
                        .post(
                                SendCalls.ONE,
                                Map.of(
                                        "partnerId", partner.id().value(),
                                        "customerId", Demo.CUSTOMER.value(),
                                        "consumerId", GenerateCalls.CONSUMER,
                                        "email", SendCalls.email("ada@example.com")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private FairleadProcess started() {
        return FairleadProcess.ready(
                folder,
                port,
                Map.of(
                        "FAIRLEAD_SMTP_URL",
                        "smtp://localhost:" + mailPort,
                        "FAIRLEAD_EMAIL_LEASE",
                        "1s"));
    }
}
