package io.fairlead.partner;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.partner.PartnerStore.StoredPartner;
import io.fairlead.partner.SecretCheck.Checked;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Partners, their secrets and tokens. */
@Service
public class Partners {

    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static final Duration EXPIRED_KEPT = Duration.ofDays(1);
    private static final Duration FAILURES_KEPT = Duration.ofDays(1);
    private static final int TOKEN_LENGTH = 24;
    private static final int SECRET_LENGTH = 40;

    private final PartnerStore store;
    private final AppKeyStore appKeys;
    private final KnownPartners known;
    private final SecretCheck secrets;
    private final AuditLog audit;
    private final Clock clock;

    Partners(
            PartnerStore store,
            AppKeyStore appKeys,
            KnownPartners known,
            SecretCheck secrets,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.appKeys = appKeys;
        this.known = known;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a partner with new random credentials. They are shown now and never again. */
    @Transactional
    public NewPartner register(Actor actor, String name) {
        var partner =
                new NewPartner(
                        new PartnerId(RandomId.digits(13)),
                        Credential.random(SECRET_LENGTH),
                        AppKeys.random());
        register(actor, partner, name);
        return partner;
    }

    /** Makes a partner with given credentials; false when its id is taken. */
    @Transactional
    public boolean register(Actor actor, NewPartner partner, String name) {
        var now = clock.instant();
        if (!store.insert(partner.id(), name, partner.secret(), now)) {
            return false;
        }
        appKeys.insert(Credential.hash(partner.appKey().reveal()), partner.id(), now);
        log(actor, AuditAction.PARTNER_ADD, partner.id(), Map.of("name", name));
        return true;
    }

    /** The name under which consumers know the partner, as it is or was a second ago. */
    public Optional<String> name(PartnerId id) {
        return known.access(id).map(PartnerAccess::name);
    }

    /** Whether there is such a partner, whatever keys its secret is sealed with. */
    public boolean isKnown(PartnerId id) {
        return store.exists(id);
    }

    /** All partners, the oldest first. */
    public List<PartnerSummary> list() {
        return store.list(clock.instant());
    }

    /** The partner's secret now, or as it was a second ago. */
    public Secret secret(PartnerId id) {
        return known.access(id).orElseThrow().secret();
    }

    /**
     * Whether the operator has shut the partner out: then it gets no tokens, its calls are refused,
     * and its links and sessions lead nowhere.
     */
    public boolean isDisabled(PartnerId id) {
        return known.access(id).filter(PartnerAccess::disabled).isPresent();
    }

    /** Shuts a partner out; false when there is no such partner. */
    @Transactional
    public boolean disable(Actor actor, PartnerId id) {
        return setDisabled(actor, id, clock.instant());
    }

    /** Lets a partner in again; false when there is no such partner. */
    @Transactional
    public boolean enable(Actor actor, PartnerId id) {
        return setDisabled(actor, id, null);
    }

    /** Lets a partner try again at once, from everywhere; false when there is no such partner. */
    @Transactional
    public boolean unlock(Actor actor, PartnerId id) {
        store.deleteFailures(id);
        var isKnown = isKnown(id);
        if (isKnown) {
            log(actor, AuditAction.PARTNER_UNLOCK, id, Map.of());
        }
        return isKnown;
    }

    /** Issues a token for the right secret, counts a wrong one against the address. */
    @Transactional
    public AuthenticationOutcome authenticate(ShownSecret shown) {
        return switch (secrets.check(shown)) {
            case Checked.Right(var partner) ->
                    new AuthenticationOutcome.Granted(issueToken(partner));
            case Checked.Wrong(var outcome) -> outcome;
        };
    }

    /**
     * Changes the secret after checking the old one as {@link #authenticate} does.
     *
     * @param endTokens whether tokens that were issued before end as well
     */
    @Transactional
    public SecretChangeOutcome changeSecret(
            ShownSecret shown, Secret newSecret, boolean endTokens) {
        return switch (secrets.check(shown)) {
            case Checked.Wrong(var outcome) -> new SecretChangeOutcome.Refused(outcome);
            case Checked.Right(var partner) -> {
                if (!SecretPolicy.allows(newSecret, shown.secret())) {
                    yield new SecretChangeOutcome.AgainstPolicy();
                }
                setSecret(Actor.partner(partner.id()), partner.id(), newSecret, endTokens);
                yield new SecretChangeOutcome.Changed();
            }
        };
    }

    /** Gives a partner a new random secret; none when there is no such partner. */
    @Transactional
    public Optional<Secret> replaceSecret(Actor actor, PartnerId id, boolean endTokens) {
        return store.lock(id)
                .map(
                        partner -> {
                            var secret = Credential.random(SECRET_LENGTH);
                            setSecret(actor, id, secret, endTokens);
                            return secret;
                        });
    }

    /** Ends all tokens of a partner; false when there is no such partner. */
    @Transactional
    public boolean revokeTokens(Actor actor, PartnerId id) {
        return store.lock(id).map(partner -> revoke(actor, partner)).isPresent();
    }

    /** The same for a partner that shows its secret; says why when that is not accepted. */
    @Transactional
    public Optional<AuthenticationOutcome> revokeTokens(ShownSecret shown) {
        return switch (secrets.check(shown)) {
            case Checked.Wrong(var outcome) -> Optional.of(outcome);
            case Checked.Right(var partner) -> {
                revoke(Actor.partner(partner.id()), partner);
                yield Optional.empty();
            }
        };
    }

    /**
     * Forgets tokens a day after their end; until then they are told to be expired, not unknown.
     * Wrong secrets and app keys that were replaced are forgotten after a day, too.
     */
    @Transactional
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    public void deleteOldTokens() {
        var now = clock.instant();
        store.deleteTokensExpiredBefore(now.minus(EXPIRED_KEPT));
        appKeys.deleteExpiredBefore(now.minus(EXPIRED_KEPT));
        store.deleteFailuresBefore(now.minus(FAILURES_KEPT));
    }

    private boolean setDisabled(Actor actor, PartnerId id, @Nullable Instant since) {
        var partner = store.lock(id);
        if (partner.isPresent() && partner.get().disabled() != (since != null)) {
            store.setDisabled(id, since);
            known.changes(id);
            var action = since == null ? AuditAction.PARTNER_ENABLE : AuditAction.PARTNER_DISABLE;
            log(actor, action, id, Map.of());
        }
        return partner.isPresent();
    }

    private void setSecret(Actor actor, PartnerId id, Secret secret, boolean endTokens) {
        store.setSecret(id, secret);
        if (endTokens) {
            store.nextTokenGeneration(id);
        }
        known.changes(id);
        log(actor, AuditAction.SECRET_CHANGE, id, Map.of("endTokens", endTokens));
    }

    private StoredPartner revoke(Actor actor, StoredPartner partner) {
        store.nextTokenGeneration(partner.id());
        known.changes(partner.id());
        log(actor, AuditAction.TOKENS_REVOKE, partner.id(), Map.of());
        return partner;
    }

    private void log(Actor actor, AuditAction action, PartnerId id, Map<String, ?> details) {
        audit.record(Change.of(actor, action, id, details));
    }

    private AccessToken issueToken(StoredPartner partner) {
        var token =
                new AccessToken(Credential.random(TOKEN_LENGTH), clock.instant().plus(TOKEN_LIFE));
        store.insertToken(Credential.hash(token.value().reveal()), partner, token.expiresAt());
        return token;
    }
}
