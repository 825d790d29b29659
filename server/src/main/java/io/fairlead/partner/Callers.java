package io.fairlead.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.partner.PartnerStore.StoredToken;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Who is calling. */
@Service
public class Callers {

    private final PartnerStore store;
    private final AppKeyStore appKeys;
    private final KnownPartners known;
    private final Clock clock;

    // Whose an app key or a token is never changes, so only the size and the age of an entry are
    // bounded. A miss is always asked of the database: a token made on another node is valid here
    // at once. Whether they still count is for KnownPartners to say.
    private final Cache<String, PartnerId> partnersByAppKey = cache(10_000);
    private final Cache<String, StoredToken> tokens = cache(100_000);

    Callers(PartnerStore store, AppKeyStore appKeys, KnownPartners known, Clock clock) {
        this.store = store;
        this.appKeys = appKeys;
        this.known = known;
        this.clock = clock;
    }

    /** Whose app key this is, if it is anybody's and counts. */
    public Optional<PartnerId> ownerOf(Secret appKey) {
        var hash = Credential.hash(appKey.reveal());
        var key = Credential.hex(hash);
        return found(hash, key, partnersByAppKey, appKeys::owner)
                .filter(owner -> takesKey(owner, key));
    }

    /**
     * Who is calling; asks the database only for a token that it has not seen before, and for what
     * it has not asked of the partner for a moment.
     */
    public CallerOutcome caller(PartnerId appKeyOwner, Secret token) {
        var hash = Credential.hash(token.reveal());
        var stored =
                found(hash, Credential.hex(hash), tokens, store::token)
                        .filter(found -> found.partner().equals(appKeyOwner));
        if (stored.isEmpty()) {
            return new CallerOutcome.UnknownToken();
        }
        var access = accessOf(stored.get());
        if (access.isEmpty() || stored.get().generation() != access.get().tokenGeneration()) {
            return new CallerOutcome.UnknownToken();
        }
        if (access.get().disabled()) {
            return new CallerOutcome.Disabled();
        }
        return clock.instant().isBefore(stored.get().expiresAt())
                ? new CallerOutcome.Known(appKeyOwner)
                : new CallerOutcome.ExpiredToken();
    }

    /** A key that is new to this node was made on another one, a moment ago. */
    private boolean takesKey(PartnerId owner, String hash) {
        return known.access(owner)
                .filter(access -> access.knowsKey(hash))
                .or(() -> known.accessNow(owner))
                .filter(access -> access.takesKey(hash, clock.instant()))
                .isPresent();
    }

    /** A token of a later generation was made on another node, a moment ago. */
    private Optional<PartnerAccess> accessOf(StoredToken token) {
        return known.access(token.partner())
                .filter(access -> access.tokenGeneration() >= token.generation())
                .or(() -> known.accessNow(token.partner()));
    }

    private static <V> Optional<V> found(
            byte[] hash, String key, Cache<String, V> cache, Function<byte[], Optional<V>> store) {
        var cached = cache.getIfPresent(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        var stored = store.apply(hash);
        stored.ifPresent(value -> cache.put(key, value));
        return stored;
    }

    private static <V> Cache<String, V> cache(int size) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(Duration.ofMinutes(10))
                .build();
    }
}
