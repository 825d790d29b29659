package io.fairlead.spi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to every call of a connector.
 *
 * @param <T> what the call is for
 */
public sealed interface Step<T> {

    /** The call has its result; a call that links has {@link Linked}. */
    record Done<T>(T result) implements Step<T> {}

    /** The consumer must fill the login form; resumed with {@link ConsumerInput.Fields}. */
    record InputNeeded<T>(LoginForm form, SavedState state, Instant expiresAt) implements Step<T> {}

    /**
     * The consumer must answer all challenges at once; resumed with {@link ConsumerInput.Answers}.
     *
     * @param challenges at least one
     * @param refused whether the bank has refused the answers that were just given, and asks once
     *     more. A bank that does not answers {@link Cause#WRONG_MFA_ANSWER}
     * @param sendsNewCode whether the bank sends another one-time code on demand; then it may be
     *     resumed with {@link ConsumerInput.NewCode} instead
     */
    record MfaNeeded<T>(
            List<Challenge> challenges,
            SavedState state,
            Instant expiresAt,
            boolean refused,
            boolean sendsNewCode)
            implements Step<T> {

        /** Asks for the first time, and sends no other code. */
        public MfaNeeded(List<Challenge> challenges, SavedState state, Instant expiresAt) {
            this(challenges, state, expiresAt, false, false);
        }

        public MfaNeeded {
            challenges = List.copyOf(challenges);
            if (challenges.isEmpty()) {
                throw new IllegalArgumentException("MFA needs a challenge");
            }
        }
    }

    /**
     * The consumer must go to the bank's page; resumed with {@link ConsumerInput.Callback}.
     *
     * @param url the page
     * @param callbackState the {@code state} parameter the bank will send back: fresh and random
     */
    record RedirectNeeded<T>(URI url, String callbackState, SavedState state, Instant expiresAt)
            implements Step<T> {}

    /**
     * The consumer approves elsewhere, as in the bank's app; resumed with {@link
     * ConsumerInput.Poll}.
     *
     * @param text shown meanwhile
     */
    record Wait<T>(Duration pollAfter, String text, SavedState state, Instant expiresAt)
            implements Step<T> {}

    /**
     * The call failed.
     *
     * @param retryAfter when the bank says so; refreshes of the login wait so long
     * @param safeText for logs and support: without credentials and personal data
     * @param untouched whether the bank has certainly done nothing of what it was asked: then a
     *     grant that a renewal would spend is kept. False when in doubt
     * @param vendorStatus the vendor's aggregation status code where the bank itself knows it, as a
     *     simulator does; null for any real bank, where the cause decides
     */
    record Failed<T>(
            Cause cause,
            @Nullable Duration retryAfter,
            String safeText,
            boolean untouched,
            @Nullable Integer vendorStatus)
            implements Step<T> {

        /** A failure of which nothing more is known. */
        public Failed(Cause cause, @Nullable Duration retryAfter, String safeText) {
            this(cause, retryAfter, safeText, false, null);
        }

        /** The same failure of another call. */
        public <R> Failed<R> ofAnother() {
            return new Failed<>(cause, retryAfter, safeText, untouched, vendorStatus);
        }
    }

    /** The answer of a further call that needs the result; without one, this answer. */
    default <R> Step<R> then(Function<? super T, Step<R>> next) {
        return switch (this) {
            case Done<T>(var result) -> next.apply(result);
            case InputNeeded<T>(var form, var state, var expiresAt) ->
                    new InputNeeded<>(form, state, expiresAt);
            case MfaNeeded<T>(
                            var challenges,
                            var state,
                            var expiresAt,
                            var refused,
                            var sendsNewCode) ->
                    new MfaNeeded<>(challenges, state, expiresAt, refused, sendsNewCode);
            case RedirectNeeded<T>(var url, var callbackState, var state, var expiresAt) ->
                    new RedirectNeeded<>(url, callbackState, state, expiresAt);
            case Wait<T>(var pollAfter, var text, var state, var expiresAt) ->
                    new Wait<>(pollAfter, text, state, expiresAt);
            case Failed<T> failed -> failed.ofAnother();
        };
    }

    static <T> Step<T> done(T result) {
        return new Done<>(result);
    }

    static <T> Step<T> failed(Cause cause) {
        return new Failed<>(cause, null, cause.text());
    }

    static <T> Step<T> failed(Cause cause, String safeText) {
        return new Failed<>(cause, null, safeText);
    }

    /** A failure before the bank has done anything of what it was asked. */
    static <T> Step<T> untouched(Cause cause, String safeText) {
        return new Failed<>(cause, null, safeText, true, null);
    }
}
