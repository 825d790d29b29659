package io.fairlead.email;

import io.fairlead.email.Email.LinkReference;
import io.fairlead.email.Email.Progress;
import io.fairlead.email.EmailStore.Composed;
import io.fairlead.email.smtp.EmailProperties;
import io.fairlead.email.smtp.MailRoute;
import io.fairlead.link.Link;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes on mails of every kind, which then leave by the {@link MailDispatcher}. */
@Component
class Outbox {

    private static final Duration DAY = Duration.ofDays(1);

    private final EmailStore store;
    private final Composer composer;
    private final EmailProperties properties;
    private final MailRoute route;
    private final Clock clock;

    Outbox(
            EmailStore store,
            Composer composer,
            EmailProperties properties,
            FairleadProperties fairlead,
            Clock clock) {
        this.store = store;
        this.composer = composer;
        this.properties = properties;
        this.route = MailRoute.of(properties, fairlead.mode());
        this.clock = clock;
    }

    /** Whether mails leave at all. */
    boolean isOpen() {
        return route != MailRoute.NONE;
    }

    /**
     * A mail to take on.
     *
     * @param id makes its Message-ID
     * @param customer whose mail it is, and is deleted with
     * @param url where it leads
     */
    record Order(
            Email.Kind kind,
            UUID id,
            UUID root,
            boolean renewal,
            Link link,
            CustomerId customer,
            String url) {}

    /**
     * Stores a mail in the running transaction.
     *
     * @throws io.fairlead.shared.api.ProblemException when one of its readers has got too many
     */
    Email take(Order order, OutgoingMail mail) {
        var now = clock.instant();
        var link = order.link();
        mail.config().to().forEach(receiver -> checkReceiver(link.partner(), receiver, now));
        var inMailbox = route == MailRoute.MAILBOX;
        var email =
                new Email(
                        link.partner(),
                        order.id(),
                        order.root(),
                        order.renewal(),
                        order.customer(),
                        new LinkReference(link.id(), link.createdAt(), link.expiresAt()),
                        order.url(),
                        mail.config(),
                        new Progress(
                                inMailbox ? EmailState.SENT : EmailState.QUEUED,
                                0,
                                null,
                                now,
                                inMailbox ? now : null,
                                null,
                                null,
                                null));
        store.insert(order.kind(), new Composed(email, composer.compose(order.id(), mail, now)));
        return email;
    }

    /** Nobody may be flooded with mail in our name. */
    private void checkReceiver(PartnerId partner, String receiver, Instant now) {
        var most = properties.perReceiverAndDay();
        var sent = store.sentTo(partner, receiver, now.minus(DAY), most);
        if (sent.size() >= most) {
            throw Problem.tooMany(
                    "mails to this address", Duration.between(now, sent.getFirst().plus(DAY)));
        }
    }
}
