package io.fairlead.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.partner.PartnerStore.StoredFailures;
import io.fairlead.partner.PartnerStore.StoredPartner;
import io.fairlead.partner.PartnerStore.StoredToken;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.AfterCommit;
import io.fairlead.shared.limit.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Partners, their credentials and who is calling. */
@Service
public class Partners {

    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static final Duration EXPIRED_TOKENS_KEPT = Duration.ofDays(1);
    private static final Duration FAILURES_KEPT = Duration.ofDays(1);
    private static final int TOKEN_LENGTH = 24;

    private final PartnerStore store;
    private final Clock clock;

    // What is found never changes, so only the size and the age of an entry are bounded. A miss is
    // always asked of the database: a token made on another node is valid here at once.
    private final Cache<String, PartnerId> partnersByAppKey = cache(10_000);
    private final Cache<String, StoredToken> tokens = cache(100_000);

    /** Another node may have changed a secret, so none is kept for long. */
    private final Cache<PartnerId, Secret> secrets =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofSeconds(1))
                    .build();

    private final PartnerProperties properties;
    private final Rate<Caller> tokenRequests;

    Partners(PartnerStore store, PartnerProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
        this.tokenRequests =
                new Rate<>(
                        "requests for tokens",
                        properties.tokensPerMinute(),
                        Duration.ofMinutes(1),
                        clock);
    }

    /** Makes a partner with new random credentials. They are shown now and never again. */
    @Transactional
    public NewPartner register(String name) {
        var partner =
                new NewPartner(
                        new PartnerId(RandomId.digits(13)),
                        Credential.random(40),
                        Credential.random(32));
        register(partner, name);
        return partner;
    }

    /** Makes a partner with given credentials; false when its id is taken. */
    @Transactional
    public boolean register(NewPartner partner, String name) {
        if (!store.insert(partner.id(), name, partner.secret(), clock.instant())) {
            return false;
        }
        store.insertAppKey(Credential.hash(partner.appKey().reveal()), partner.id());
        return true;
    }

    /** The name consumers see, if there is such a partner. */
    public Optional<String> name(PartnerId id) {
        return store.name(id);
    }

    /** The partner's secret now, or as it was a second ago. */
    public Secret secret(PartnerId id) {
        return secrets.get(id, store::secret);
    }

    /** Lets a partner try again at once, from everywhere; false when there is no such partner. */
    @Transactional
    public boolean unlock(PartnerId id) {
        store.deleteFailures(id);
        return store.name(id).isPresent();
    }

    /** Whose app key this is, if anybody's. */
    public Optional<PartnerId> ownerOf(Secret appKey) {
        return found(appKey, partnersByAppKey, store::partnerOfAppKey);
    }

    /** Issues a token for the right secret, counts a wrong one against the address. */
    @Transactional
    public AuthenticationOutcome authenticate(
            PartnerId appKeyOwner, PartnerId partner, Secret secret, ClientAddress from) {
        return switch (check(appKeyOwner, partner, secret, from)) {
            case Check.Right _ -> new AuthenticationOutcome.Granted(issueToken(partner));
            case Check.Wrong(var outcome) -> outcome;
        };
    }

    /** Changes the secret after checking the old one as {@link #authenticate} does. */
    @Transactional
    public SecretChangeOutcome changeSecret(
            PartnerId appKeyOwner,
            PartnerId partner,
            Secret secret,
            Secret newSecret,
            ClientAddress from) {
        if (check(appKeyOwner, partner, secret, from) instanceof Check.Wrong(var outcome)) {
            return new SecretChangeOutcome.Refused(outcome);
        }
        if (!SecretPolicy.allows(newSecret, secret)) {
            return new SecretChangeOutcome.AgainstPolicy();
        }
        store.setSecret(partner, newSecret);
        AfterCommit.run(() -> secrets.invalidate(partner));
        return new SecretChangeOutcome.Changed();
    }

    /** Who is calling; asks the database only for an app key or a token it has not seen before. */
    public CallerOutcome caller(PartnerId appKeyOwner, Secret token) {
        var known = found(token, tokens, store::token);
        if (known.isEmpty() || !known.get().partner().equals(appKeyOwner)) {
            return new CallerOutcome.UnknownToken();
        }
        return clock.instant().isBefore(known.get().expiresAt())
                ? new CallerOutcome.Known(appKeyOwner)
                : new CallerOutcome.ExpiredToken();
    }

    /**
     * Forgets tokens a day after their end; until then they are told to be expired, not unknown.
     * Wrong secrets are forgotten after a day, too.
     */
    @Transactional
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    public void deleteOldTokens() {
        store.deleteTokensExpiredBefore(clock.instant().minus(EXPIRED_TOKENS_KEPT));
        store.deleteFailuresBefore(clock.instant().minus(FAILURES_KEPT));
    }

    private Check check(
            PartnerId appKeyOwner, PartnerId partner, Secret secret, ClientAddress from) {
        tokenRequests.take(new Caller(appKeyOwner, from));
        var stored =
                appKeyOwner.equals(partner) ? store.lock(partner) : Optional.<StoredPartner>empty();
        if (stored.isEmpty()) {
            return new Check.Wrong(new AuthenticationOutcome.UnknownPartner());
        }
        var failures = store.failures(partner, from);
        var wait = Duration.between(clock.instant(), endOfDelay(failures));
        if (wait.isPositive()) {
            return new Check.Wrong(new AuthenticationOutcome.Locked(wait));
        }
        if (!stored.get().secret().equals(secret)) {
            store.setFailures(partner, from, failures.attempts() + 1, clock.instant());
            return new Check.Wrong(new AuthenticationOutcome.WrongSecret());
        }
        if (failures.attempts() > 0) {
            store.deleteFailures(partner, from);
        }
        return new Check.Right();
    }

    private Instant endOfDelay(StoredFailures failures) {
        return failures.lastAt().plus(properties.delayAfter(failures.attempts()));
    }

    private AccessToken issueToken(PartnerId partner) {
        var token =
                new AccessToken(Credential.random(TOKEN_LENGTH), clock.instant().plus(TOKEN_LIFE));
        store.insertToken(Credential.hash(token.value().reveal()), partner, token.expiresAt());
        return token;
    }

    private static <V> Optional<V> found(
            Secret credential, Cache<String, V> cache, Function<byte[], Optional<V>> store) {
        var hash = Credential.hash(credential.reveal());
        var key = Credential.hex(hash);
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

    private record Caller(PartnerId partner, ClientAddress from) {}

    private sealed interface Check {
        record Right() implements Check {}

        record Wrong(AuthenticationOutcome outcome) implements Check {}
    }
}
