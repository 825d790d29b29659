package io.fairlead.connector;

import io.fairlead.connector.input.Question;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to a login's accounts at its bank, through the login's grant, which is renewed when it is
 * time. The grant is read from the store for the first call, and anew for the calls after some
 * seconds; a bank that does not take it is asked with the one that the login has by then. For any
 * number of threads; not inside a transaction.
 */
public final class LoginAccess {

    /** A call that reads, and may be repeated. */
    @FunctionalInterface
    public interface BankRead<T> {

        Step<T> from(Connector connector, BankContext bank, Grant grant);
    }

    /** A login that is deleted meanwhile is asked for no longer. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private record Read(Optional<Grants.Held> held, long at) {

        boolean isOld() {
            return System.nanoTime() - at > KEPT.toNanos();
        }
    }

    private final Grants grants;
    private final BankCalls calls;
    private final LoginAccounts known;
    private final Clock clock;
    private final Caller caller;
    private final @Nullable Instant until;
    private volatile Read latest;
    private volatile boolean leftAlone;

    LoginAccess(
            Grants grants,
            BankCalls calls,
            LoginAccounts known,
            Clock clock,
            Caller caller,
            @Nullable Instant until) {
        this.grants = grants;
        this.calls = calls;
        this.known = known;
        this.clock = clock;
        this.caller = caller;
        this.until = until;
        this.latest = findNow();
    }

    /** What the login's bank bears; of an ordinary one where the login has no grant. */
    public Traits traits() {
        return latest.held()
                .map(held -> calls.traits(caller.login(), held.bank()))
                .orElse(Traits.ORDINARY);
    }

    /** Whether the bank has asked in one of these calls to be left alone. */
    public boolean isLeftAlone() {
        return leftAlone;
    }

    /** Reads from the bank, unless the consumer's agreement is over. */
    public <T> Reading<T> read(BankRead<T> read) {
        if (until != null && !clock.instant().isBefore(until)) {
            return new Reading.Refused<>(
                    Cause.TOKEN_EXPIRED,
                    AggregationStatus.CONSENT_OVER,
                    "What the consumer has agreed to is over: renew the login with Connect Fix.");
        }
        var step = step(read);
        if (step instanceof Step.Failed<T> failed && failed.retryAfter() != null) {
            leftAlone = true;
            known.leaveAloneUntil(caller.login(), clock.instant().plus(failed.retryAfter()));
        }
        return step instanceof Step.Failed<T> failed && BankCalls.isHeldBack(step)
                ? new Reading.NotAsked<>(failed.cause(), failed.safeText())
                : reading(step);
    }

    private <T> Step<T> step(BankRead<T> read) {
        var held = latest.isOld() ? Optional.<Grants.Held>empty() : latest.held();
        if (held.isEmpty() || held.get().due(clock.instant()) || isLost(held.get())) {
            return afresh(read);
        }
        var step = once(held.get(), held.get().grant(), read);
        return step instanceof Step.Done<T> || BankCalls.isHeldBack(step)
                ? step
                : compared(held.get(), step, read);
    }

    private <T> Step<T> afresh(BankRead<T> read) {
        latest = findNow();
        return latest.held()
                .map(held -> through(held, read))
                .orElseGet(
                        () ->
                                Step.failed(
                                        Cause.WRONG_CREDENTIALS,
                                        "There are no credentials for this login."));
    }

    /** The grant may have been renewed or replaced since it was read from the store. */
    private <T> Step<T> compared(Grants.Held used, Step<T> step, BankRead<T> read) {
        latest = findNow();
        var now = latest.held();
        if (now.isEmpty()) {
            return step;
        }
        if (now.get().revision() != used.revision()) {
            return through(now.get(), read);
        }
        return isExpired(step) ? renewedThen(now.get(), read) : step;
    }

    private <T> Step<T> through(Grants.Held held, BankRead<T> read) {
        if (isLost(held)) {
            return Step.failed(Cause.TOKEN_EXPIRED);
        }
        if (held.due(clock.instant())) {
            return renewedThen(held, read);
        }
        var step = once(held, held.grant(), read);
        return isExpired(step) ? renewedThen(held, read) : step;
    }

    private <T> Step<T> renewedThen(Grants.Held held, BankRead<T> read) {
        var renewed = grants.renewed(caller, held);
        latest = findNow();
        return renewed.then(grant -> once(held, grant, read));
    }

    private <T> Step<T> once(Grants.Held held, Grant grant, BankRead<T> read) {
        return calls.reading(
                held.bank(), caller, (connector, context) -> read.from(connector, context, grant));
    }

    private boolean isLost(Grants.Held held) {
        return grants.renewalOutcomeUnknown(held);
    }

    private static boolean isExpired(Step<?> step) {
        return step instanceof Step.Failed<?> failed && failed.cause() == Cause.TOKEN_EXPIRED;
    }

    private Read findNow() {
        return new Read(grants.find(caller.login()), System.nanoTime());
    }

    private static <T> Reading<T> reading(Step<T> step) {
        return switch (step) {
            case Step.Done<T>(var value) -> new Reading.Got<>(value);
            case Step.InputNeeded<T>(var form, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.CREDENTIALS_NEEDED, new Question.SignIn(form));
            case Step.MfaNeeded<T> needed ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.MFA_NEEDED, Question.Mfa.of(needed));
            case Step.RedirectNeeded<T>(var url, _, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.CONSENT_NEEDED, new Question.AtBank(url));
            case Step.Wait<T>(var after, var text, _, _) ->
                    new Reading.ConsumerNeeded<>(
                            AggregationStatus.MFA_NEEDED, new Question.Approval(after, text));
            case Step.Failed<T> failed ->
                    new Reading.Refused<>(
                            failed.cause(), AggregationStatus.of(failed), failed.safeText());
        };
    }
}
