package io.fairlead.sandbox.start;

import io.fairlead.email.Email;
import io.fairlead.email.EmailConfig;
import io.fairlead.email.Emails;
import io.fairlead.email.Mailbox;
import io.fairlead.email.SendOutcome;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.IssueLink;
import io.fairlead.link.LinkDetails;
import io.fairlead.link.LinkDetails.JointBorrower;
import io.fairlead.link.LinkDetails.Presentation;
import io.fairlead.link.LinkDetails.ReportOptions;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkOutcome;
import io.fairlead.link.LinkSecrets;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.DemoData;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.work.Await;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the links of the start page. Each begins as for the first time: what the demo's customers
 * have shared before is forgotten, and the login that is to be fixed is broken.
 */
@Component
class DemoLinks {

    private static final Logger log = LoggerFactory.getLogger(DemoLinks.class);

    private static final String CONSUMER = "4f9d2c7b8a6e4d1c9b3f5a7e0c2d8b16";
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(5);

    private final DemoData data;
    private final Links links;
    private final Emails emails;
    private final Mailbox mailbox;

    DemoLinks(DemoData data, Links links, Emails emails, Mailbox mailbox) {
        this.data = data;
        this.links = links;
        this.emails = emails;
        this.mailbox = mailbox;
    }

    /** Whether links can be sent by e-mail to where they can be looked at. */
    boolean canBeMailed() {
        return mailbox.receives();
    }

    /**
     * Makes a link and returns where it is: itself, or the mail with it, as a path.
     *
     * @throws io.fairlead.shared.api.ProblemException when FinBank does not answer, which one demo
     *     needs beforehand
     */
    String make(DemoLink demo) throws InterruptedException {
        prepare(demo);
        var command =
                new IssueLink(Demo.PARTNER.id(), customer(demo), details(demo), LinkSecrets.NONE);
        return demo == DemoLink.EMAIL ? mailPath(send(command)) : onThisHost(issue(command));
    }

    private void prepare(DemoLink demo) {
        if (demo == DemoLink.FIX) {
            breakLogin();
        } else {
            data.forgetLogins(Demo.NEW_CUSTOMER, Demo.CO_BORROWER);
        }
    }

    private void breakLogin() {
        try {
            data.putBrokenLogin();
        } catch (OutboundException e) {
            log.warn("The demo of Fix has to wait for FinBank", e);
            throw Problem.OVERLOADED.exception();
        }
    }

    /** A developer may have deleted the demo data, which come back then. */
    private String issue(IssueLink command) throws InterruptedException {
        if (links.issue(command) instanceof LinkOutcome.Issued(_, var url)) {
            return url;
        }
        data.put();
        return switch (links.issue(command)) {
            case LinkOutcome.Issued(_, var url) -> url;
            case LinkOutcome refused -> throw notWhole(refused);
        };
    }

    /** To an address of its own: there is a limit of mails to one reader in a day. */
    private Email send(IssueLink command) {
        var reader = "jane.smith+%s@example.com".formatted(RandomId.hex());
        var config = new EmailConfig(List.of(reader), null, null, null, "Jane", null, null, null);
        if (emails.send(command, config) instanceof SendOutcome.Taken(var email)) {
            return email;
        }
        data.put();
        return switch (emails.send(command, config)) {
            case SendOutcome.Taken(var email) -> email;
            case SendOutcome refused -> throw notWhole(refused);
        };
    }

    private static IllegalStateException notWhole(Object refused) {
        return new IllegalStateException("The demo data is not whole: " + refused);
    }

    /** A mail comes to the mailbox a moment after it was taken. */
    private String mailPath(Email email) {
        var arrived = Await.until(LONGEST_DELIVERY, () -> mailbox.find(email.id()).isPresent());
        return arrived ? "/mailbox/" + email.id() : "/mailbox";
    }

    /** A form may lead to its own origin only, and that may be another name of this machine. */
    private static String onThisHost(String url) {
        return "/" + url.substring(url.indexOf('?'));
    }

    private static CustomerId customer(DemoLink demo) {
        return demo == DemoLink.FIX ? Demo.CUSTOMER : Demo.NEW_CUSTOMER;
    }

    private static LinkDetails details(DemoLink demo) {
        return switch (demo) {
            case FULL -> details(LinkType.FULL, LinkOrigin.URL);
            case JOINT_BORROWER -> details(LinkType.JOINT_BORROWER, LinkOrigin.URL);
            case LITE -> details(LinkType.LITE, LinkOrigin.URL);
            case FIX -> details(LinkType.FIX, LinkOrigin.URL);
            case EMAIL -> details(LinkType.FULL, LinkOrigin.EMAIL);
        };
    }

    private static LinkDetails details(LinkType type, LinkOrigin origin) {
        var isJoint = type == LinkType.JOINT_BORROWER;
        return new LinkDetails(
                type,
                origin,
                isJoint || origin == LinkOrigin.EMAIL ? CONSUMER : null,
                isJoint ? new JointBorrower(Demo.CO_BORROWER.value(), CONSUMER) : null,
                only(type, LinkType.LITE, Demo.INSTITUTION),
                only(type, LinkType.FIX, Demo.INSTITUTION_LOGIN),
                new Presentation(null, null, null, null, null, null),
                null,
                InstitutionSettings.NONE,
                ReportOptions.NONE);
    }

    private static @Nullable String only(LinkType type, LinkType wanted, String value) {
        return type == wanted ? value : null;
    }
}
