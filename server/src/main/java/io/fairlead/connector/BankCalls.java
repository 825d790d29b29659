package io.fairlead.connector;

import io.fairlead.connector.condition.BankConditions;
import io.fairlead.connector.key.BankKeys;
import io.fairlead.connector.plugin.Connectors;
import io.fairlead.connector.plugin.InstitutionHttp;
import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.connector.setting.InstitutionContext;
import io.fairlead.connector.setting.InstitutionSettings;
import io.fairlead.partner.Partners;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.work.Turns;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Calls connectors, so that the trouble of one institution stays its own: a call has a time limit,
 * an institution has a limit of calls, and one that does not answer is left alone for a while.
 * Long, because each of these bounds ends the same call, and none can be understood without the
 * others.
 */
@Component
class BankCalls {

    private static final Logger log = LoggerFactory.getLogger(BankCalls.class);

    /** A call of a connector. */
    @FunctionalInterface
    interface Call<T> {
        Step<T> of(Connector connector, BankContext bank);

        /** Whether a test has disturbed it, so that it tells nothing of the institution. */
        default boolean isDisturbed() {
            return false;
        }
    }

    /** A call as a sandbox disturbs it. */
    private record DisturbedCall<T>(Call<T> call, Disturbances.Disturbance disturbance)
            implements Call<T> {

        @Override
        public Step<T> of(Connector connector, BankContext bank) {
            return call.of(disturbance.around(connector), bank);
        }

        @Override
        public boolean isDisturbed() {
            return disturbance.hasStruck();
        }
    }

    private static final Step.Failed<?> TOO_MANY_CALLS =
            heldBack(Cause.RATE_LIMITED, "Too many calls to this institution at once.");
    private static final Step.Failed<?> LEFT_ALONE =
            heldBack(
                    Cause.CONNECTION_DOWN,
                    "The institution did not answer and is left alone for a while.");
    private static final Step.Failed<?> WITHOUT_SETTINGS =
            heldBack(Cause.CONNECTION_DOWN, "The institution's settings are not complete.");
    private static final Step.Failed<?> RENEWED_IN_VAIN =
            heldBack(Cause.BANK_TROUBLE, "Another call could not renew the grant.");

    /** Here the bank may have done what it was asked. */
    private static final Step.Failed<?> INTERRUPTED =
            new Step.Failed<>(Cause.TIMED_OUT, null, "The server is stopping.");

    private static final Set<Step<?>> HELD_BACK =
            Set.of(TOO_MANY_CALLS, LEFT_ALONE, WITHOUT_SETTINGS, RENEWED_IN_VAIN, INTERRUPTED);

    private final Connectors connectors;
    private final ConnectorProperties properties;
    private final FairleadProperties fairlead;
    private final OutboundHttp outbound;
    private final BankKeys keys;
    private final CallLeases logins;
    private final Visitors visitors;
    private final Partners partners;
    private final Clock clock;
    private final BulkheadRegistry bulkheads;
    private final BankConditions conditions;
    private final Supplier<Optional<Disturbances>> disturbances;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    BankCalls(
            Connectors connectors,
            ConnectorProperties properties,
            FairleadProperties fairlead,
            OutboundHttp outbound,
            BankKeys keys,
            CallLeases logins,
            Visitors visitors,
            Partners partners,
            BankConditions conditions,
            ObjectProvider<Disturbances> disturbances,
            Clock clock) {
        this.connectors = connectors;
        this.properties = properties;
        this.fairlead = fairlead;
        this.outbound = outbound;
        this.keys = keys;
        this.logins = logins;
        this.visitors = visitors;
        this.partners = partners;
        this.clock = clock;
        this.bulkheads = BulkheadRegistry.of(bulkhead(properties));
        this.conditions = conditions;
        this.disturbances =
                fairlead.mode() == Mode.SANDBOX
                        ? SingletonSupplier.of(
                                () -> Optional.ofNullable(disturbances.getIfAvailable()))
                        : Optional::empty;
    }

    private static BulkheadConfig bulkhead(ConnectorProperties properties) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(properties.callsPerInstitution())
                .maxWaitDuration(properties.longestTurn())
                .build();
    }

    /** A call that is not repeated, such as a sign-on. */
    <T> Step<T> once(InstitutionRef institution, Caller caller, Call<T> call) {
        return inTurn(institution, caller, disturbed(institution, caller, call));
    }

    private <T> Call<T> disturbed(InstitutionRef institution, Caller caller, Call<T> call) {
        return disturbances
                .get()
                .map(all -> all.of(caller.login(), institution.institutionId(), caller.occasion()))
                .<Call<T>>map(disturbance -> new DisturbedCall<>(call, disturbance))
                .orElse(call);
    }

    /** What sharing accounts of a login meets in a sandbox. */
    Optional<Step.Failed<?>> disturbanceOfSharing(LoginKey login, String institutionId) {
        return disturbances.get().flatMap(all -> all.atSharing(login, institutionId));
    }

    private <T> Step<T> inTurn(InstitutionRef institution, Caller caller, Call<T> call) {
        // Whoever held the login while waiting for the institution would keep those from it
        // who hold its places.
        return Turns.aside(() -> oneAtATime(institution, caller, call));
    }

    private <T> Step<T> oneAtATime(InstitutionRef institution, Caller caller, Call<T> call) {
        return traits(caller.login(), institution).oneAtATime()
                ? logins.holding(
                                caller.login(),
                                properties.longestTurn(),
                                () -> permitted(institution, caller, call))
                        .orElseGet(TOO_MANY_CALLS::ofAnother)
                : permitted(institution, caller, call);
    }

    private <T> Step<T> permitted(InstitutionRef institution, Caller caller, Call<T> call) {
        var bulkhead = bulkheads.bulkhead(institution.institutionId());
        var breaker = conditions.breaker(institution.institutionId());
        if (!bulkhead.tryAcquirePermission()) {
            return TOO_MANY_CALLS.ofAnother();
        }
        try {
            return breaker.tryAcquirePermission()
                    ? watched(breaker, institution, caller, call)
                    : LEFT_ALONE.ofAnother();
        } finally {
            bulkhead.onComplete();
        }
    }

    /** Whether the failure is Fairlead's own, so that it tells nothing of the institution. */
    static boolean isHeldBack(Step<?> step) {
        return HELD_BACK.contains(step);
    }

    /**
     * The failure of a call that another one, made for the same login, has left without a grant.
     */
    static <T> Step<T> renewedInVain() {
        return RENEWED_IN_VAIN.ofAnother();
    }

    private static Step.Failed<?> heldBack(Cause cause, String safeText) {
        return (Step.Failed<?>) Step.untouched(cause, safeText);
    }

    /** A call that reads: repeated once when the bank was not reached or broke off. */
    <T> Step<T> reading(InstitutionRef institution, Caller caller, Call<T> call) {
        var disturbed = disturbed(institution, caller, call);
        var first = inTurn(institution, caller, disturbed);
        return first instanceof Step.Failed<T> failed && worthRepeating(failed.cause())
                ? inTurn(institution, caller, disturbed)
                : first;
    }

    private static boolean worthRepeating(Cause cause) {
        return cause == Cause.UNREACHABLE || cause == Cause.BROKEN_OFF;
    }

    private <T> Step<T> watched(
            CircuitBreaker breaker, InstitutionRef institution, Caller caller, Call<T> call) {
        var start = breaker.getCurrentTimestamp();
        var step = timed(institution, caller, call);
        var duration = breaker.getCurrentTimestamp() - start;
        if (call.isDisturbed()) {
            breaker.releasePermission();
            return step;
        }
        if (!isHeldBack(step)) {
            conditions.heard(institution.institutionId(), step);
        }
        if (step instanceof Step.Failed<T> failed
                && unanswered(failed.cause())
                && !isHeldBack(failed)) {
            log.warn(
                    "Institution {} failed: {} ({})",
                    institution.institutionId(),
                    failed.cause(),
                    failed.safeText());
            breaker.onError(
                    duration,
                    breaker.getTimestampUnit(),
                    new BankHttpException(failed.cause(), failed.safeText()));
        } else {
            breaker.onSuccess(duration, breaker.getTimestampUnit());
        }
        return step;
    }

    private static boolean unanswered(Cause cause) {
        return switch (cause) {
            case UNREACHABLE, BROKEN_OFF, TIMED_OUT, UNREADABLE_ANSWER -> true;
            default -> false;
        };
    }

    private <T> Step<T> timed(InstitutionRef institution, Caller caller, Call<T> call) {
        var running = threads.submit(() -> guarded(institution, caller, call));
        try {
            return running.get(properties.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            running.cancel(true);
            return Step.failed(Cause.TIMED_OUT);
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return INTERRUPTED.ofAnother();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A guarded call threw", e.getCause());
        }
    }

    /** Whatever a connector throws may hold what the bank sent, so only its kind is told. */
    @SuppressWarnings("CatchingUnchecked")
    private <T> Step<T> guarded(InstitutionRef institution, Caller caller, Call<T> call) {
        var connector = connectors.named(institution.connector());
        try {
            var context = context(connector, institution, caller);
            var missing = context.made().missing(connector.settings());
            if (!missing.isEmpty()) {
                log.error(
                        "Institution {} cannot be called without its settings {}: set them as docs/configuration.md says",
                        institution.institutionId(),
                        missing);
                return WITHOUT_SETTINGS.ofAnother();
            }
            return call.of(connector, context);
        } catch (BankHttpException e) {
            return Step.failed(e.why());
        } catch (RuntimeException e) {
            log.error(
                    "Connector {} threw {} at {}",
                    institution.connector(),
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0]);
            return Step.failed(Cause.UNREADABLE_ANSWER);
        }
    }

    /**
     * What the connector says of the institution, which it does without calling it. One that throws
     * has said nothing.
     */
    @SuppressWarnings("CatchingUnchecked")
    Traits traits(LoginKey login, InstitutionRef institution) {
        var connector = connectors.named(institution.connector());
        try {
            return connector.traits(
                    context(connector, institution, new Caller(login, Occasion.BACKGROUND)));
        } catch (RuntimeException e) {
            log.error(
                    "Connector {} threw {} when it was asked for its traits",
                    institution.connector(),
                    e.getClass().getName());
            return Traits.ORDINARY;
        }
    }

    private InstitutionContext context(
            Connector connector, InstitutionRef institution, Caller caller) {
        var made =
                InstitutionSettings.of(
                        institution.institutionId(),
                        institution.connector(),
                        connector.settings(),
                        properties);
        return new InstitutionContext(
                institution.institutionId(),
                made,
                purpose -> keys.of(institution.institutionId(), purpose),
                URI.create(fairlead.publicUrl() + "/oauth/callback"),
                new InstitutionHttp(outbound, made.hosts()),
                clock,
                clock.instant().plus(properties.callTimeout()),
                caller.occasion(),
                () ->
                        caller.occasion() == Occasion.CONSUMER
                                ? visitors.of(caller.login())
                                : Optional.empty(),
                () -> partners.name(caller.partner()).orElse(""));
    }
}
