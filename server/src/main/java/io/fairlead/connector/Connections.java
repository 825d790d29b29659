package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Connects consumers with their banks and reads from there. What waits for a bank may not be called
 * inside a transaction; what ends a login may.
 */
@Service
public class Connections {

    private final BankCalls calls;
    private final Attempts attempts;
    private final Grants grants;
    private final KnownAccounts known;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration attemptLife;

    Connections(
            BankCalls calls,
            Attempts attempts,
            Grants grants,
            KnownAccounts known,
            TransactionOperations transactions,
            Clock clock,
            ConnectorProperties properties) {
        this.calls = calls;
        this.attempts = attempts;
        this.grants = grants;
        this.known = known;
        this.transactions = transactions;
        this.clock = clock;
        this.attemptLife = properties.attemptLife();
    }

    /** Begins to link the login, or to repair it when it has been linked before. */
    public Progress begin(LoginKey login, Bank bank) {
        var broken = grants.find(login).map(Grants.Held::grant).orElse(null);
        var step = calls.once(bank, (connector, context) -> connector.begin(context, broken));
        return advance(new Position(RandomId.hex(), login, bank, 0, null), step);
    }

    /**
     * Begins the repair of a login whose credentials are good: signs on with them again, so that
     * the consumer is asked only what the bank asks further.
     */
    public Progress signOnAgain(LoginKey login, Bank bank) {
        var held = grants.find(login);
        return held.isEmpty()
                ? begin(login, bank)
                : advance(
                        new Position(RandomId.hex(), login, bank, 0, null),
                        linkedAgain(login, held.get()));
    }

    private Step<Linked> linkedAgain(LoginKey login, Grants.Held held) {
        return grants.renewed(login, held)
                .then(
                        grant ->
                                this.<Inventory>readOnce(
                                                held.bank(),
                                                grant,
                                                (connector, bank, renewed) ->
                                                        connector.accounts(bank, renewed))
                                        .then(
                                                inventory ->
                                                        Step.done(new Linked(grant, inventory))));
    }

    /**
     * Goes on with what the consumer has answered. Of two calls with the same answer one does
     * nothing.
     *
     * @param step of {@link Progress.Asked}
     */
    public Progress resume(
            PartnerId partner, CustomerId customer, String attempt, int step, ConsumerInput input) {
        return resume(attempts.take(partner, customer, attempt, step), input);
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
        var state = attempts.stateOf(attempt);
        var step =
                calls.once(
                        attempt.bank(),
                        (connector, context) -> connector.resume(context, state, input));
        return advance(Position.of(attempt), step);
    }

    /** Reads through the login's grant, which is renewed when it is time. */
    public <T> Reading<T> read(LoginKey login, BankRead<T> read) {
        var held = grants.find(login);
        if (held.isEmpty()) {
            return new Reading.Refused<>(
                    Cause.WRONG_CREDENTIALS, "There are no credentials for this login.");
        }
        if (grants.lost(held.get())) {
            return reading(Step.failed(Cause.TOKEN_EXPIRED));
        }
        if (held.get().due(clock.instant())) {
            return reading(renewedThen(login, held.get(), read));
        }
        var step = readOnce(held.get().bank(), held.get().grant(), read);
        return reading(
                step instanceof Step.Failed<T>(var cause, _, _) && cause == Cause.TOKEN_EXPIRED
                        ? renewedThen(login, held.get(), read)
                        : step);
    }

    /**
     * The login is deleted: its grant is used no more, and revoked at the bank as soon as it
     * answers.
     */
    public void end(LoginKey login) {
        grants.end(login);
    }

    /** The customer is deleted, with all logins. */
    public void endAllOf(PartnerId partner, CustomerId customer) {
        attempts.endAllOf(partner, customer);
        grants.endAllOf(partner, customer);
    }

    /** The consumer is not asked any further. */
    public void abandon(PartnerId partner, CustomerId customer, Progress.Asked asked) {
        attempts.take(partner, customer, asked.attempt(), asked.step()).ifPresent(attempts::end);
    }

    private <T> Step<T> readOnce(Bank bank, Grant grant, BankRead<T> read) {
        return calls.reading(bank, (connector, context) -> read.from(connector, context, grant));
    }

    private <T> Step<T> renewedThen(LoginKey login, Grants.Held held, BankRead<T> read) {
        return grants.renewed(login, held).then(grant -> readOnce(held.bank(), grant, read));
    }

    private static <T> Reading<T> reading(Step<T> step) {
        return switch (step) {
            case Step.Done<T>(var value) -> new Reading.Got<>(value);
            case Step.InputNeeded<T>(var form, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.CREDENTIALS_NEEDED, new Question.SignIn(form));
            case Step.MfaNeeded<T>(var challenges, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.MFA_NEEDED, new Question.Mfa(challenges));
            case Step.RedirectNeeded<T>(var url, _, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.CONSENT_NEEDED, new Question.AtBank(url));
            case Step.Wait<T>(var after, var text, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.MFA_NEEDED, new Question.Approval(after, text));
            case Step.Failed<T>(var cause, _, var text) -> new Reading.Refused<>(cause, text);
        };
    }

    private Progress advance(Position at, Step<Linked> step) {
        return switch (step) {
            case Step.Done<Linked>(var linked) -> connected(at, linked);
            case Step.InputNeeded<Linked>(var form, var state, var expiry) ->
                    ask(at, new Question.SignIn(form), state, expiry, null);
            case Step.MfaNeeded<Linked>(var challenges, var state, var expiry) ->
                    ask(at, new Question.Mfa(challenges), state, expiry, null);
            case Step.RedirectNeeded<Linked>(var url, var sent, var state, var expiry) ->
                    ask(at, new Question.AtBank(url), state, expiry, sent);
            case Step.Wait<Linked>(var after, var text, var state, var expiry) ->
                    ask(at, new Question.Approval(after, text), state, expiry, null);
            case Step.Failed<Linked>(var cause, _, var text) -> {
                at.end(attempts);
                yield new Progress.Refused(cause, text);
            }
        };
    }

    private Progress connected(Position at, Linked linked) {
        if (at.stored() != null && !known.fit(at.login(), linked.inventory())) {
            return refused(at.stored(), linked);
        }
        boolean kept =
                transactions.execute(
                        _ -> {
                            var put = grants.put(at.login(), at.bank(), linked.grant());
                            at.end(attempts);
                            return put;
                        });
        return kept ? Progress.Connected.of(linked.inventory(), linked.grant()) : deleted();
    }

    /**
     * Somebody else has signed in: the login keeps the grant it has, and the new one is revoked.
     */
    private Progress refused(Attempt attempt, Linked linked) {
        transactions.executeWithoutResult(
                _ -> {
                    attempts.end(attempt);
                    grants.putEnded(attempt.login(), attempt.bank(), linked.grant());
                });
        return new Progress.Refused(
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
        var step = at.step() + 1;
        boolean waiting =
                transactions.execute(
                        _ -> {
                            var exists = known.lock(at.login());
                            if (exists) {
                                attempts.wait(
                                        at.id(),
                                        at.login(),
                                        at.bank(),
                                        step,
                                        state,
                                        expiresAt,
                                        callbackState);
                            }
                            return exists;
                        });
        return waiting ? new Progress.Asked(at.id(), step, question, expiresAt) : deleted();
    }

    private static Progress deleted() {
        return new Progress.Refused(
                Cause.ACCOUNT_UNAVAILABLE, "The login was deleted while the bank was asked.");
    }

    /** Where an attempt is, whether it has been stored or not. */
    private record Position(
            String id, LoginKey login, Bank bank, int step, @Nullable Attempt stored) {

        static Position of(Attempt attempt) {
            return new Position(
                    attempt.id(), attempt.login(), attempt.bank(), attempt.step(), attempt);
        }

        void end(Attempts attempts) {
            if (stored != null) {
                attempts.end(stored);
            }
        }
    }
}
