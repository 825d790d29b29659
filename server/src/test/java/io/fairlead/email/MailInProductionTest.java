package io.fairlead.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.consent.Consents;
import io.fairlead.customer.CustomerLock;
import io.fairlead.email.smtp.EmailProperties;
import io.fairlead.email.smtp.SenderPolicy;
import io.fairlead.experience.Experiences;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.link.rest.ConnectFields;
import io.fairlead.link.rest.GenerateRequest;
import io.fairlead.partner.Partners;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.SendCalls;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A production server that was given no mail server. */
@FairleadTest
class MailInProductionTest {

    private static final EmailConfig TO_ADA =
            new EmailConfig(List.of("ada@example.com"), null, null, null, null, null, null, null);

    private final SendCalls calls;
    private final Emails emails;
    private final Mailbox mailbox;

    MailInProductionTest(
            FairleadServer server,
            FairleadProperties sandbox,
            CustomerLock customers,
            EmailStore store,
            Links links,
            Partners partners,
            Experiences experiences,
            Consents consents,
            Composer composer,
            SenderPolicy senders,
            EmailProperties properties,
            Clock clock) {
        var production =
                new FairleadProperties(Mode.PRODUCTION, sandbox.home(), sandbox.publicUrl());
        this.calls = SendCalls.of(server.newPartner());
        this.mailbox = new Mailbox(store, properties, production);
        this.emails =
                new Emails(
                        customers,
                        store,
                        links,
                        partners,
                        experiences,
                        consents,
                        new Outbox(store, composer, properties, production, clock),
                        senders,
                        properties,
                        production,
                        clock);
    }

    @Test
    void takesNoMailThatItCannotSend() {
        var body = (ObjectNode) ApiClient.tree(calls.one("ada@example.com").fields());
        var command = GenerateRequest.read(LinkType.FULL, LinkOrigin.EMAIL, ConnectFields.of(body));

        assertThat(emails.send(command, TO_ADA)).isEqualTo(new SendOutcome.NoMail());
        assertThat(emails.sendOnce("key", "call", command, TO_ADA))
                .isEqualTo(new SendOutcome.NoMail());
        assertThat(calls.emails()).isEmpty();
    }

    @Test
    void sendsNoMailAgain() {
        calls.link(calls.one("ada@example.com"));
        var id = UUID.fromString(calls.email().required("id").asString());

        assertThat(emails.resend(calls.partner().id(), id)).isEqualTo(new ResendOutcome.NoMail());
        assertThat(emails.resend(calls.partner().id(), UUID.randomUUID()))
                .isEqualTo(new ResendOutcome.Unknown());
    }

    @Test
    void hasNoMailbox() {
        assertThat(mailbox.exists()).isFalse();
    }
}
