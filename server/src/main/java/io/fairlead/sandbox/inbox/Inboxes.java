package io.fairlead.sandbox.inbox;

import io.fairlead.sandbox.Demo;
import io.fairlead.shared.PartnerId;
import io.fairlead.webhook.signing.SignatureCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inboxes. One is there as soon as its id is used. */
@Service
public class Inboxes {

    private static final int MESSAGES_KEPT = 500;
    private static final int BYTES_KEPT = 16 * 1024 * 1024;
    private static final Duration MESSAGES_LIVE = Duration.ofDays(7);

    /** The sandbox's own partner; what others sign, nobody here needs to check. */
    private static final PartnerId SENDER = Demo.PARTNER.id();

    private final InboxStore store;
    private final SignatureCheck signatures;
    private final Clock clock;

    Inboxes(InboxStore store, SignatureCheck signatures, Clock clock) {
        this.store = store;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Keeps a message, and of the inbox the newest 500 whose bodies have 16 MiB in all. */
    @Transactional
    public void receive(UUID inbox, Message message) {
        store.lock(inbox);
        store.insert(
                inbox,
                clock.instant(),
                message,
                signatures.finicity(
                        SENDER,
                        message.header("X-Finicity-Signature").orElse(null),
                        message.body()),
                signatures.standard(
                        SENDER,
                        message.header("webhook-id").orElse(null),
                        message.header("webhook-timestamp").orElse(null),
                        message.header("webhook-signature").orElse(null),
                        message.body()));
        store.deleteAllBut(inbox, MESSAGES_KEPT, BYTES_KEPT);
    }

    /** All that is kept, the oldest first. */
    public List<ReceivedMessage> all(UUID inbox) {
        return store.newest(inbox, MESSAGES_KEPT).reversed();
    }

    /** The newest, beginning with the newest of all. */
    public List<ReceivedMessage> newest(UUID inbox, int limit) {
        return store.newest(inbox, limit);
    }

    /** Forgets messages after seven days. */
    @Transactional
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    public void deleteOld() {
        store.deleteBefore(clock.instant().minus(MESSAGES_LIVE));
    }
}
