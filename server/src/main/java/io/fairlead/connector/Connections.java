package io.fairlead.connector;

import io.fairlead.connector.input.Question;
import io.fairlead.connector.milestone.Milestones;
import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import io.fairlead.spi.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Connects consumers with their banks and reads from there. What waits for a bank may not be called
 * inside a transaction; what ends a login may.
 *
 * <p>Long, because every call to a bank goes through this one facade, with what must happen to the
 * grant before and after it.
 */
@Service
public class Connections {

    /** Partners may ask for the transactions of 24 months. */
    private static final int LOOKBACK_DAYS = 731;

    private final BankCalls calls;
    private final Attempts attempts;
    private final Grants grants;
    private final CallLeases logins;
    private final LoginAccounts known;
    private final Milestones milestones;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration attemptLife;

    Connections(
            BankCalls calls,
            Attempts attempts,
            Grants grants,
            CallLeases logins,
            LoginAccounts known,
            Milestones milestones,
            TransactionOperations transactions,
            Clock clock,
            ConnectorProperties properties) {
        this.calls = calls;
        this.attempts = attempts;
        this.grants = grants;
        this.logins = logins;
        this.known = known;
        this.milestones = milestones;
        this.transactions = transactions;
        this.clock = clock;
        this.attemptLife = properties.attemptLife();
    }

    /** Begins to link the login, or to repair it when it has been linked before. */
    public Progress begin(LoginKey login, InstitutionRef bank, Set<Wish.Data> data) {
        return begin(login, bank, data, grants.find(login).map(Grants.Held::grant).orElse(null));
    }

    /** Begins to link a login that was just opened. */
    public Progress beginFirst(LoginKey login, InstitutionRef bank, Set<Wish.Data> data) {
        return begin(login, bank, data, null);
    }

    private Progress begin(
            LoginKey login, InstitutionRef bank, Set<Wish.Data> data, @Nullable Grant broken) {
        var wish = new Wish(broken, data, LOOKBACK_DAYS, null);
        var step =
                calls.once(
                        bank,
                        consumer(login),
                        (connector, context) -> connector.begin(context, wish));
        return advance(new Position(RandomId.hex(), login, bank, 0, null), step);
    }

    /**
     * Begins the repair of a login whose credentials are good: signs on with them again, so that
     * the consumer is asked only what the bank asks further.
     */
    public Progress signOnAgain(LoginKey login, InstitutionRef bank, Set<Wish.Data> data) {
        var held = grants.find(login);
        return held.isEmpty()
                ? begin(login, bank, data)
                : advance(
                        new Position(RandomId.hex(), login, bank, 0, null),
                        linkedAgain(login, held.get()));
    }

    private Step<Linked> linkedAgain(LoginKey login, Grants.Held held) {
        return grants.renewed(consumer(login), held)
                .then(
                        grant ->
                                inventory(login, held.bank(), grant, known.of(login))
                                        .then(found -> Step.done(Linked.with(grant, found))));
    }

    private Step<Inventory> inventory(
            LoginKey login, InstitutionRef bank, Grant grant, LoginAccounts.Known accounts) {
        return calls.reading(
                bank,
                consumer(login),
                (connector, context) -> connector.accounts(context, grant, accounts.ids()));
    }

    private static Caller consumer(LoginKey login) {
        return new Caller(login, Occasion.CONSUMER);
    }

    /**
     * Goes on with what the consumer has answered. Of two calls with the same answer one does
     * nothing.
     *
     * @param round of {@link Progress.Asked}
     */
    public Progress resume(
            PartnerId partner,
            CustomerId customer,
            String attempt,
            int round,
            ConsumerInput input) {
        return resume(attempts.take(partner, customer, attempt, round), input);
    }

    /**
     * Goes on with what a bank's page has sent back; {@code state} in the query names the attempt.
     */
    public Progress resume(Map<String, SecretText> query) {
        var state = query.get("state");
        return state == null
                ? new Progress.NotWaiting()
                : resume(attempts.take(state), new ConsumerInput.Callback(query));
    }

    /** The attempt that waits for what a bank's page has sent back. */
    public Optional<String> attemptOf(Map<String, SecretText> query) {
        return Optional.ofNullable(query.get("state")).flatMap(attempts::waitingFor);
    }

    private Progress resume(Optional<Attempt> taken, ConsumerInput input) {
        if (taken.isEmpty()) {
            return new Progress.NotWaiting();
        }
        var attempt = taken.get();
        milestones.begin(attempt.login().partner(), attempt.login().login());
        var state = attempts.stateOf(attempt);
        var step =
                calls.once(
                        attempt.bank(),
                        consumer(attempt.login()),
                        (connector, context) -> connector.resume(context, state, input));
        return advance(Position.of(attempt), step);
    }

    /**
     * Opens the way to a login's accounts, for calls that follow one another.
     *
     * @param until from when on the bank is not asked any more; null: nobody has set an end
     */
    public LoginAccess open(LoginKey login, Occasion occasion, @Nullable Instant until) {
        return new LoginAccess(grants, calls, known, clock, new Caller(login, occasion), until);
    }

    /** One call of {@link LoginAccess}, which nobody has set an end. */
    public <T> Reading<T> read(LoginKey login, Occasion occasion, LoginAccess.BankRead<T> read) {
        return open(login, occasion, null).read(read);
    }

    /**
     * The login is deleted: its grant is used no more, and revoked at the bank as soon as it
     * answers.
     */
    public void end(LoginKey login) {
        grants.end(login);
    }

    /** As {@link #end} of a login that stays: its consumer may give it another grant. */
    public void giveUp(LoginKey login) {
        grants.giveUp(login);
    }

    /** The customer is deleted, with all logins. */
    public void endAllOf(PartnerId partner, CustomerId customer) {
        attempts.endAllOf(partner, customer);
        logins.endAllOf(partner, customer);
        grants.endAllOf(partner, customer);
    }

    /**
     * What keeps accounts of a login from being shared: in a sandbox alone, when a test says so.
     */
    public Optional<Progress.Refused> refusalOfSharing(LoginKey login, String institutionId) {
        return calls.disturbanceOfSharing(login, institutionId)
                .map(
                        failed ->
                                new Progress.Refused(
                                        failed.cause(),
                                        AggregationStatus.of(failed),
                                        failed.safeText()));
    }

    /** The consumer is not asked any further. */
    public void abandon(PartnerId partner, CustomerId customer, Progress.Asked asked) {
        attempts.take(partner, customer, asked.attempt(), asked.round()).ifPresent(attempts::end);
    }

    private Progress advance(Position at, Step<Linked> step) {
        return switch (step) {
            case Step.Done<Linked>(var linked) -> connected(at, linked);
            case Step.InputNeeded<Linked>(var form, var state, var expiry) ->
                    ask(at, new Question.SignIn(form), state, expiry, null);
            case Step.MfaNeeded<Linked> needed ->
                    ask(at, Question.Mfa.of(needed), needed.state(), needed.expiresAt(), null);
            case Step.RedirectNeeded<Linked>(var url, var sent, var state, var expiry) ->
                    ask(at, new Question.AtBank(url), state, expiry, sent);
            case Step.Wait<Linked>(var after, var text, var state, var expiry) ->
                    ask(at, new Question.Approval(after, text), state, expiry, null);
            case Step.Failed<Linked> failed -> {
                at.end(attempts);
                yield BankCalls.isHeldBack(failed)
                        ? new Progress.NotAsked(failed.cause(), failed.safeText())
                        : new Progress.Refused(
                                failed.cause(), AggregationStatus.of(failed), failed.safeText());
            }
        };
    }

    /**
     * A grant whose accounts are not read yet is stored first, so that it is not lost to whatever
     * happens now. What it takes the place of is known until the accounts are seen to fit.
     */
    private Progress connected(Position at, Linked linked) {
        var found = linked.inventory();
        if (found != null && at.stored() != null && !known.of(at.login()).fit(found)) {
            return refused(at, linked.grant());
        }
        var stored = stored(at, linked);
        if (stored.isEmpty()) {
            return deleted();
        }
        return found != null
                ? Progress.Connected.of(found, linked.grant())
                : read(at, linked, stored.get().earlier());
    }

    /** The bank has the consumer's answer, so that the attempt has ended. */
    private Optional<Grants.Stored> stored(Position at, Linked linked) {
        return transactions.execute(
                _ -> {
                    var stored = grants.store(at.login(), at.bank(), linked.grant());
                    at.end(attempts);
                    if (linked.inventory() != null) {
                        stored.ifPresent(kept -> revokeOld(at.login(), linked, kept.earlier()));
                    }
                    return stored;
                });
    }

    private Progress read(Position at, Linked linked, Grants.@Nullable Held earlier) {
        var accounts = known.of(at.login());
        var login = at.login();
        milestones.signedIn(login.partner(), login.login());
        var step = inventory(at.login(), at.bank(), linked.grant(), accounts);
        if (step instanceof Step.Done<Inventory>(var shown)) {
            milestones.found(login.partner(), login.login(), shown.accounts().size());
        }
        if (step instanceof Step.Done<Inventory>(var shown) && !accounts.fit(shown)) {
            return takenBack(at, linked.grant(), earlier);
        }
        revokeOld(at.login(), linked, earlier);
        return step instanceof Step.Done<Inventory>(var shown)
                ? Progress.Connected.of(shown, linked.grant())
                : advance(at, step.then(shown -> Step.done(Linked.with(linked.grant(), shown))));
    }

    private void revokeOld(LoginKey login, Linked linked, Grants.@Nullable Held earlier) {
        if (earlier != null && linked.old() == Linked.Old.REVOKE) {
            grants.orphan(login, earlier.bank(), earlier.grant(), clock.instant());
        }
    }

    /** Somebody else has signed in: the login gets back the grant it had. */
    private Progress takenBack(Position at, Grant grant, Grants.@Nullable Held earlier) {
        if (earlier == null) {
            grants.end(at.login());
            return otherAccounts();
        }
        grants.store(at.login(), earlier.bank(), earlier.grant());
        grants.orphan(at.login(), at.bank(), grant, clock.instant());
        return otherAccounts();
    }

    /**
     * Somebody else has signed in: the login keeps the grant it has, and the new one is revoked.
     */
    private Progress refused(Position at, Grant grant) {
        grants.orphan(at.login(), at.bank(), grant, clock.instant());
        at.end(attempts);
        return otherAccounts();
    }

    private static Progress otherAccounts() {
        return Progress.Refused.of(
                Cause.ACCOUNT_NOT_FOUND, "The bank shows none of the accounts of this login.");
    }

    private Progress ask(
            Position at,
            Question question,
            SavedState state,
            Instant wanted,
            @Nullable String callbackState) {
        var longest = clock.instant().plus(attemptLife);
        var expiresAt = wanted.isBefore(longest) ? wanted : longest;
        var round = at.round() + 1;
        boolean waiting =
                transactions.execute(
                        _ -> {
                            var exists = known.lock(at.login());
                            if (exists) {
                                attempts.wait(
                                        at.id(),
                                        at.login(),
                                        at.bank(),
                                        round,
                                        state,
                                        expiresAt,
                                        callbackState);
                            }
                            return exists;
                        });
        return waiting ? new Progress.Asked(at.id(), round, question, expiresAt) : deleted();
    }

    private static Progress deleted() {
        return Progress.Refused.of(
                Cause.ACCOUNT_UNAVAILABLE, "The login was deleted while the bank was asked.");
    }

    /** Where an attempt is, whether it has been stored or not. */
    private record Position(
            String id, LoginKey login, InstitutionRef bank, int round, @Nullable Attempt stored) {

        static Position of(Attempt attempt) {
            return new Position(
                    attempt.id(), attempt.login(), attempt.bank(), attempt.round(), attempt);
        }

        void end(Attempts attempts) {
            if (stored != null) {
                attempts.end(stored);
            }
        }
    }
}
