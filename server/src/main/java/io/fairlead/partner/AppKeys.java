package io.fairlead.partner;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.partner.SecretCheck.Checked;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces partners' app keys. A partner has one, and while it changes over the one before as well,
 * so that its programs need not change at the same moment.
 */
@Service
public class AppKeys {

    /** How long a key that is replaced still counts, unless somebody says otherwise. */
    public static final Duration CHANGE_OVER = Duration.ofDays(7);

    /** The longest time for which a key that is replaced may count. */
    public static final Duration LONGEST_CHANGE_OVER = Duration.ofDays(90);

    private static final int LENGTH = 32;

    private final PartnerStore partners;
    private final AppKeyStore store;
    private final KnownPartners known;
    private final SecretCheck secrets;
    private final AuditLog audit;
    private final Clock clock;

    AppKeys(
            PartnerStore partners,
            AppKeyStore store,
            KnownPartners known,
            SecretCheck secrets,
            AuditLog audit,
            Clock clock) {
        this.partners = partners;
        this.store = store;
        this.known = known;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a key for a new partner. */
    static Secret random() {
        return Credential.random(LENGTH);
    }

    /**
     * Makes a new key.
     *
     * @param olderFor how long the key before still counts; zero: it ends at once
     */
    @Transactional
    public AppKeyOutcome replace(Actor actor, PartnerId partner, Duration olderFor) {
        return partners.lock(partner).isEmpty()
                ? new AppKeyOutcome.UnknownPartner()
                : replaceLocked(actor, partner, olderFor);
    }

    /** The same for a partner that shows its secret. */
    @Transactional
    public AppKeyOutcome replace(ShownSecret shown, Duration olderFor) {
        return switch (secrets.check(shown)) {
            case Checked.Wrong(var why) -> new AppKeyOutcome.Refused(why);
            case Checked.Right(var partner) ->
                    replaceLocked(Actor.partner(partner.id()), partner.id(), olderFor);
        };
    }

    /** Ends the key that was replaced at once, if one still counts. */
    @Transactional
    public AppKeyOutcome endOlder(Actor actor, PartnerId partner) {
        return partners.lock(partner).isEmpty()
                ? new AppKeyOutcome.UnknownPartner()
                : endOlderLocked(actor, partner);
    }

    /**
     * The same for a partner that shows its secret.
     *
     * @param appKey that the call came with: not with the one that it would end, for who has no
     *     other would be shut out
     */
    @Transactional
    public AppKeyOutcome endOlder(ShownSecret shown, Secret appKey) {
        return switch (secrets.check(shown)) {
            case Checked.Wrong(var why) -> new AppKeyOutcome.Refused(why);
            case Checked.Right(var partner) ->
                    store.isInUse(Credential.hash(appKey.reveal()), partner.id())
                            ? endOlderLocked(Actor.partner(partner.id()), partner.id())
                            : new AppKeyOutcome.CalledWithOlder();
        };
    }

    private AppKeyOutcome replaceLocked(Actor actor, PartnerId partner, Duration olderFor) {
        var now = clock.instant();
        var before = store.endOfReplaced(partner, now);
        if (before.isPresent()) {
            return new AppKeyOutcome.ChangeGoesOn(before.get());
        }
        var appKey = random();
        var olderExpiresAt = now.plus(olderFor);
        store.retire(partner, olderExpiresAt);
        store.insert(Credential.hash(appKey.reveal()), partner, now);
        known.changes(partner);
        audit.record(
                Change.of(
                        actor,
                        AuditAction.APP_KEY_REPLACE,
                        partner,
                        Map.of("olderExpiresAt", olderExpiresAt.toString())));
        return new AppKeyOutcome.Replaced(appKey, olderExpiresAt);
    }

    private AppKeyOutcome endOlderLocked(Actor actor, PartnerId partner) {
        if (store.deleteReplaced(partner)) {
            known.changes(partner);
            audit.record(Change.of(actor, AuditAction.APP_KEY_END, partner, Map.of()));
        }
        return new AppKeyOutcome.OlderEnded();
    }
}
