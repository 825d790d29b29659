package io.fairlead.email;

import io.fairlead.email.EmailStore.Composed;
import io.fairlead.email.smtp.EmailProperties;
import io.fairlead.email.smtp.SenderPolicy;
import io.fairlead.email.smtp.Smtp;
import io.fairlead.email.smtp.SmtpResult;
import io.fairlead.email.smtp.SmtpServer;
import io.fairlead.shared.database.DatabaseFailure;
import io.fairlead.shared.work.Workers;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands queued mail over to the mail server, on any number of nodes. A mail that is claimed belongs
 * to one attempt for the time of a lease; a node that dies meanwhile leaves it to the next one.
 */
@Component
class MailDispatcher {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);

    private static final int AT_ONCE = 16;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final EmailStore store;
    private final EmailProperties properties;
    private final @Nullable Smtp smtp;
    private final Clock clock;
    private final Workers workers = new Workers(AT_ONCE);

    MailDispatcher(
            EmailStore store, EmailProperties properties, SenderPolicy senders, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.smtp =
                properties.smtpUrl() == null
                        ? null
                        : new Smtp(SmtpServer.of(properties.smtpUrl()), senders);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void work() {
        var free = workers.free();
        if (smtp == null || free == 0) {
            return;
        }
        var now = clock.instant();
        store.giveUpExpired(now);
        for (var due : store.claim(now, now.plus(properties.lease()), free)) {
            workers.start(() -> hand(smtp, due));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a worker's last resort; the lease ends by itself
    private void hand(Smtp server, Composed due) {
        try {
            record(due.email(), server.send(due.message(), due.email().config().to()));
        } catch (RuntimeException e) {
            log.atLevel(DatabaseFailure.level(e))
                    .setCause(e)
                    .log("Mail {} could not be handed over", due.email().id());
        }
    }

    private void record(Email email, SmtpResult handover) {
        var now = clock.instant();
        switch (handover) {
            case SmtpResult.Accepted _ -> store.sent(email, now);
            case SmtpResult.Refused(var status) ->
                    store.failed(email, EmailState.REFUSED, status, now);
            case SmtpResult.TryLater(var status) -> {
                log.warn("Mail {} was not taken: {}", email.id(), status);
                tryLater(email, status, now);
            }
        }
    }

    private void tryLater(Email email, String status, Instant now) {
        var next = now.plus(pause(email.progress().attempts()));
        if (next.isAfter(email.progress().createdAt().plus(properties.giveUpAfter()))) {
            store.failed(email, EmailState.GIVEN_UP, status, now);
        } else {
            store.retry(email, next, status);
        }
    }

    /** Lets mails that are being handed over come to their end. */
    @PreDestroy
    void finish() throws InterruptedException {
        workers.close();
        workers.awaitEnd(TO_FINISH);
    }

    /** Doubles with every attempt. */
    static Duration pause(int attempts) {
        var doublings = Math.min(attempts - 1, 16);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
