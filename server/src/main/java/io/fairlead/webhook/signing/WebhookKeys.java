package io.fairlead.webhook.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys for the signatures of Standard Webhooks. A partner has one, and for a day after a change
 * the previous one as well, so that receivers need not change at the same moment.
 */
@Service
public class WebhookKeys {

    private static final Duration LIFE_AFTER_ROTATION = Duration.ofHours(24);

    private final WebhookKeyStore store;
    private final AuditLog audit;
    private final Clock clock;

    /** Another node may have changed a partner's keys, so none are kept for long. */
    private final Cache<PartnerId, List<WebhookKey>> keys =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofSeconds(3))
                    .build();

    WebhookKeys(WebhookKeyStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the keys that sign a message now, the newest first. */
    public List<Secret> current(PartnerId partner) {
        return valid(keys.get(partner, this::stored)).stream().map(WebhookKey::key).toList();
    }

    /** Returns the valid keys, the newest first; makes a partner's first one. */
    @Transactional
    public List<WebhookKey> list(PartnerId partner) {
        return valid(stored(partner));
    }

    /**
     * Makes a new key, which signs at once. Earlier keys sign beside it for 24 hours. Of several
     * calls at the same time only one makes a key, and all answer with it.
     */
    @Transactional
    public WebhookKey rotate(PartnerId partner) {
        var now = clock.instant();
        store.deleteExpired(partner, now);
        store.retire(partner, now.plus(LIFE_AFTER_ROTATION));
        var made = WebhookKey.random(now);
        store.insertUnlessThereIsOne(partner, made);
        forgetAfterCommit(partner);
        var newest = store.keys(partner).getFirst();
        if (newest.id().equals(made.id())) {
            log(AuditAction.WEBHOOK_KEY_REPLACE, partner, newest.id());
        }
        return newest;
    }

    /** Deletes a key that a newer one has replaced. */
    @Transactional
    public WebhookKeyDeletion delete(PartnerId partner, String id) {
        if (store.deleteRetired(partner, id)) {
            forgetAfterCommit(partner);
            log(AuditAction.WEBHOOK_KEY_DELETE, partner, id);
            return new WebhookKeyDeletion.Deleted();
        }
        return store.keys(partner).stream().anyMatch(key -> key.id().equals(id))
                ? new WebhookKeyDeletion.InUse()
                : new WebhookKeyDeletion.Unknown();
    }

    private void log(AuditAction action, PartnerId partner, String key) {
        audit.record(new Change(Actor.partner(partner), action, partner, key, Map.of()));
    }

    private void forgetAfterCommit(PartnerId partner) {
        AfterCommit.run(() -> keys.invalidate(partner));
    }

    private List<WebhookKey> stored(PartnerId partner) {
        var stored = store.keys(partner);
        if (!stored.isEmpty()) {
            return stored;
        }
        store.insertUnlessThereIsOne(partner, WebhookKey.random(clock.instant()));
        return store.keys(partner);
    }

    private List<WebhookKey> valid(List<WebhookKey> stored) {
        var now = clock.instant();
        return stored.stream().filter(key -> key.isValid(now)).toList();
    }
}
