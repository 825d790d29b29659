package io.fairlead.connector;

import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import io.fairlead.shared.work.Await;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The grants of all logins, sealed and kept up to date.
 *
 * <p>A renewal that spends the old grant is announced in the database first. When the server dies
 * before it has stored the new one, nobody knows whether the old one is spent, so that the login
 * has no grant any more and the consumer must authorize again.
 */
@Component
class Grants {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);

    private static final int REVOKED_AT_ONCE = 20;
    private static final int SOON_TRIES = 24;
    private static final int ALL_TRIES = SOON_TRIES + 60;
    private static final Duration REVOKE_SOON = Duration.ofMinutes(10);
    private static final Duration REVOKE_LATER = Duration.ofDays(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final GrantStore store;
    private final Sealer sealer;
    private final BankCalls calls;
    private final LoginAccounts known;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration longestRenewal;

    Grants(
            GrantStore store,
            Sealer sealer,
            BankCalls calls,
            LoginAccounts known,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock,
            ConnectorProperties properties) {
        this.store = store;
        this.sealer = sealer;
        this.calls = calls;
        this.known = known;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.longestRenewal = properties.callTimeout().plusSeconds(10);
    }

    /** A grant and which one of its login it is. */
    record Held(InstitutionRef bank, Grant grant, int revision, @Nullable Instant renewingSince) {

        boolean due(Instant now) {
            return grant.renewAfter() != null && !now.isBefore(grant.renewAfter());
        }
    }

    /**
     * A grant is stored.
     *
     * @param earlier the login's grant until then
     */
    record Stored(@Nullable Held earlier) {}

    Optional<Held> find(LoginKey login) {
        return store.find(login).map(this::opened);
    }

    /**
     * Seals the grant as the next revision of its login's. The login is locked first, as by whoever
     * deletes it, so that a deletion either comes before or finds this grant.
     *
     * @return none when the login is deleted: then the grant only waits to be revoked
     */
    Optional<Stored> store(LoginKey login, InstitutionRef bank, Grant grant) {
        return transactions.execute(
                _ -> {
                    if (!known.lock(login)) {
                        orphan(login, bank, grant, clock.instant());
                        return Optional.empty();
                    }
                    var earlier = find(login).orElse(null);
                    var revision = earlier == null ? 1 : earlier.revision() + 1;
                    store.put(login, sealed(login, bank, grant, revision));
                    return Optional.of(new Stored(earlier));
                });
    }

    /** Keeps a grant that was made for the login, which cannot have it, until it is revoked. */
    void orphan(LoginKey login, InstitutionRef bank, Grant grant, Instant revokedAfter) {
        var orphan = new LoginKey(login.partner(), login.customer(), RandomId.hex());
        transactions.executeWithoutResult(
                _ -> {
                    store.put(orphan, sealed(orphan, bank, grant, 1));
                    store.endLogin(orphan, revokedAfter);
                });
    }

    /** The grant, renewed; or why it cannot be. */
    Step<Grant> renewed(Caller caller, Held held) {
        var login = caller.login();
        if (!held.grant().spentByRenewal()) {
            return stored(login, held.bank(), renew(caller, held));
        }
        return store.startRenewal(login, held.revision(), clock.instant())
                ? spent(caller, held)
                : renewedByAnother(login, held.revision());
    }

    /** The login is deleted: from now on its grant only waits to be revoked. */
    void end(LoginKey login) {
        store.endLogin(login, clock.instant());
    }

    /** The same for all logins of a customer. */
    void endAllOf(PartnerId partner, CustomerId customer) {
        store.endCustomer(partner, customer, clock.instant());
    }

    /** The login stays, and has no grant from now on; the one it has only waits to be revoked. */
    void giveUp(LoginKey login) {
        find(login)
                .ifPresent(
                        held -> {
                            orphan(login, held.bank(), held.grant(), clock.instant());
                            store.delete(login);
                        });
    }

    /**
     * Revokes at the banks what has ended; a bank that fails is asked again for four hours, and
     * then once a day for two months.
     */
    @Scheduled(fixedDelayString = "PT2S")
    void revokeEnded() {
        var now = clock.instant();
        store.takeEnded(
                        now,
                        SOON_TRIES,
                        now.plus(REVOKE_SOON),
                        now.plus(REVOKE_LATER),
                        REVOKED_AT_ONCE)
                .forEach(ended -> Thread.startVirtualThread(() -> revoke(ended)));
    }

    private void revoke(GrantStore.Ended ended) {
        var held = opened(ended.grant());
        var step =
                calls.reading(
                        held.bank(),
                        new Caller(ended.login(), Occasion.BACKGROUND),
                        (connector, context) -> connector.revoke(context, held.grant()));
        if (step instanceof Step.Done) {
            transactions.executeWithoutResult(
                    _ -> {
                        store.delete(ended.login());
                        events.publishEvent(new GrantRevoked(ended.login()));
                    });
        } else if (ended.tries() >= ALL_TRIES) {
            log.warn("Institution {} did not revoke a grant", held.bank().institutionId());
            store.delete(ended.login());
        }
    }

    private Step<Grant> stored(LoginKey login, InstitutionRef bank, Step<Grant> step) {
        return step instanceof Step.Done<Grant>(var grant) && store(login, bank, grant).isEmpty()
                ? Step.failed(Cause.TOKEN_EXPIRED)
                : step;
    }

    private Step<Grant> spent(Caller caller, Held held) {
        var login = caller.login();
        var step = renew(caller, held);
        if (step instanceof Step.Failed<Grant> failed) {
            if (failed.untouched() || failed.cause() == Cause.UNREACHABLE) {
                store.giveUpRenewal(login, held.revision());
            } else {
                store.loseInRenewal(login, held.revision());
            }
        }
        return stored(login, held.bank(), step);
    }

    private Step<Grant> renew(Caller caller, Held held) {
        return calls.once(
                held.bank(),
                caller,
                (connector, context) -> connector.renew(context, held.grant()));
    }

    private Step<Grant> renewedByAnother(LoginKey login, int revision) {
        var latest =
                Await.until(
                        longestRenewal,
                        POLL,
                        () -> store.find(login),
                        found -> found.map(now -> !isRenewing(now, revision)).orElse(true));
        if (latest.isEmpty() || isRenewing(latest.get(), revision)) {
            return Step.failed(Cause.TOKEN_EXPIRED);
        }
        return latest.get().revision() > revision
                ? Step.done(opened(latest.get()).grant())
                : BankCalls.renewedInVain();
    }

    private static boolean isRenewing(GrantStore.Row now, int revision) {
        return now.revision() <= revision && now.renewingSince() != null;
    }

    /** Whether a renewal of it has ended without anybody knowing how. */
    boolean renewalOutcomeUnknown(Held held) {
        var since = held.renewingSince();
        return since != null && !clock.instant().isBefore(since.plus(longestRenewal));
    }

    private GrantStore.Row sealed(LoginKey login, InstitutionRef bank, Grant grant, int revision) {
        var id =
                "%s/%s/%s/%d"
                        .formatted(
                                login.partner().value(),
                                login.customer().value(),
                                login.login(),
                                revision);
        return new GrantStore.Row(
                bank,
                id,
                revision,
                sealer.seal(grant.content(), place(id)),
                grant.renewAfter(),
                grant.spentByRenewal(),
                grant.authorizedFrom(),
                grant.authorizedUntil(),
                null);
    }

    private Held opened(GrantStore.Row row) {
        return new Held(
                row.bank(),
                new Grant(
                        sealer.openBytes(row.sealed(), place(row.id())),
                        row.renewAfter(),
                        row.spentByRenewal(),
                        row.authorizedFrom(),
                        row.authorizedUntil()),
                row.revision(),
                row.renewingSince());
    }

    private static SealedPlace place(String id) {
        return new SealedPlace("bank_grant", "grant_sealed", id);
    }
}
