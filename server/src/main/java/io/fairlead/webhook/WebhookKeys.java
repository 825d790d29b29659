package io.fairlead.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys for the signatures of Standard Webhooks. A partner has one, and after a change for a day
 * the one before as well, so that receivers need not change in the same moment.
 */
@Service
public class WebhookKeys {

    private static final Duration LIFE_AFTER_ROTATION = Duration.ofHours(24);

    private final WebhookKeyStore store;
    private final Clock clock;

    /** Another node may have changed a partner's keys, so none are kept for long. */
    private final Cache<PartnerId, List<WebhookKey>> keys =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofSeconds(3))
                    .build();

    WebhookKeys(WebhookKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a message is signed with now, the newest key first. */
    List<Secret> current(PartnerId partner) {
        return valid(keys.get(partner, this::stored)).stream().map(WebhookKey::key).toList();
    }

    /** The valid keys, the newest first; makes the first one of a partner. */
    @Transactional
    public List<WebhookKey> list(PartnerId partner) {
        return valid(stored(partner));
    }

    /**
     * Makes a new key, which signs at once. Those before sign beside it for 24 hours. Of several
     * calls at the same time only one makes a key, and all answer with it.
     */
    @Transactional
    public WebhookKey rotate(PartnerId partner) {
        var now = clock.instant();
        store.deleteExpired(partner, now);
        store.retire(partner, now.plus(LIFE_AFTER_ROTATION));
        store.insertUnlessThereIsOne(partner, WebhookKey.random(now));
        forgetAfterCommit(partner);
        return store.keys(partner).getFirst();
    }

    /** Deletes a key whose place a newer one has taken: it signs no more. */
    @Transactional
    public WebhookKeyDeletion delete(PartnerId partner, String id) {
        if (store.deleteRetired(partner, id)) {
            forgetAfterCommit(partner);
            return new WebhookKeyDeletion.Deleted();
        }
        return store.keys(partner).stream().anyMatch(key -> key.id().equals(id))
                ? new WebhookKeyDeletion.InUse()
                : new WebhookKeyDeletion.Unknown();
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
