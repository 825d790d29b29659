package io.fairlead.connector;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Secret;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls connectors, so that the trouble of one institution stays its own: a call has a time limit,
 * an institution has a limit of calls, and one that does not answer is left alone for a while.
 */
@Component
class BankCalls {

    private static final Logger log = LoggerFactory.getLogger(BankCalls.class);

    /** A call of a connector. */
    @FunctionalInterface
    interface Call<T> {
        Step<T> of(Connector connector, BankContext bank);
    }

    private final Connectors connectors;
    private final ConnectorProperties properties;
    private final FairleadProperties fairlead;
    private final OutboundHttp outbound;
    private final Clock clock;
    private final BulkheadRegistry bulkheads;
    private final CircuitBreakerRegistry breakers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    BankCalls(
            Connectors connectors,
            ConnectorProperties properties,
            FairleadProperties fairlead,
            OutboundHttp outbound,
            Clock clock) {
        this.connectors = connectors;
        this.properties = properties;
        this.fairlead = fairlead;
        this.outbound = outbound;
        this.clock = clock;
        this.bulkheads = BulkheadRegistry.of(bulkhead(properties));
        this.breakers = CircuitBreakerRegistry.of(breaker(properties));
    }

    private static BulkheadConfig bulkhead(ConnectorProperties properties) {
        return BulkheadConfig.custom().maxConcurrentCalls(properties.callsPerInstitution()).build();
    }

    private static CircuitBreakerConfig breaker(ConnectorProperties properties) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(properties.breakerFailures())
                .slidingWindowSize(properties.breakerCalls())
                .minimumNumberOfCalls(properties.breakerCalls())
                .waitDurationInOpenState(properties.breakerPause())
                .build();
    }

    /** A call that is not repeated, such as a sign-on. */
    <T> Step<T> once(Bank bank, Call<T> call) {
        Bulkhead bulkhead = bulkheads.bulkhead(bank.institutionId());
        CircuitBreaker breaker = breakers.circuitBreaker(bank.institutionId());
        if (!bulkhead.tryAcquirePermission()) {
            return Step.failed(Cause.RATE_LIMITED, "Too many calls to this institution at once.");
        }
        try {
            return breaker.tryAcquirePermission()
                    ? watched(breaker, bank, call)
                    : Step.failed(
                            Cause.CONNECTION_DOWN,
                            "The institution did not answer and is left alone for a while.");
        } finally {
            bulkhead.onComplete();
        }
    }

    /** A call that reads: repeated once when the bank was not reached or broke off. */
    <T> Step<T> reading(Bank bank, Call<T> call) {
        Step<T> first = once(bank, call);
        return first instanceof Step.Failed<T>(var cause, _, _) && worthRepeating(cause)
                ? once(bank, call)
                : first;
    }

    private static boolean worthRepeating(Cause cause) {
        return cause == Cause.UNREACHABLE || cause == Cause.BROKEN_OFF;
    }

    private <T> Step<T> watched(CircuitBreaker breaker, Bank bank, Call<T> call) {
        long start = breaker.getCurrentTimestamp();
        Step<T> step = timed(bank, call);
        long duration = breaker.getCurrentTimestamp() - start;
        if (step instanceof Step.Failed<T>(var cause, _, var text) && unanswered(cause)) {
            log.warn("Institution {} failed: {} ({})", bank.institutionId(), cause, text);
            breaker.onError(
                    duration, breaker.getTimestampUnit(), new BankHttpException(cause, text));
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

    private <T> Step<T> timed(Bank bank, Call<T> call) {
        var running = threads.submit(() -> guarded(bank, call));
        try {
            return running.get(properties.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            running.cancel(true);
            return Step.failed(Cause.TIMED_OUT);
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Step.failed(Cause.TIMED_OUT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A guarded call threw", e.getCause());
        }
    }

    /** Whatever a connector throws may hold what the bank sent, so only its kind is told. */
    @SuppressWarnings("CatchingUnchecked")
    private <T> Step<T> guarded(Bank bank, Call<T> call) {
        Connector connector = connectors.named(bank.connector());
        try {
            return call.of(connector, context(bank));
        } catch (BankHttpException e) {
            return Step.failed(e.why());
        } catch (RuntimeException e) {
            log.error(
                    "Connector {} threw {} at {}",
                    bank.connector(),
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0]);
            return Step.failed(Cause.UNREADABLE_ANSWER);
        }
    }

    private BankContext context(Bank bank) {
        var settings = properties.settings().getOrDefault(bank.connector(), Map.of());
        return new InstitutionContext(
                bank.institutionId(),
                settings,
                secrets(bank),
                URI.create(fairlead.publicUrl() + "/oauth/callback"),
                new InstitutionHttp(outbound, hosts(settings)),
                clock,
                clock.instant().plus(properties.callTimeout()));
    }

    private Map<String, SecretText> secrets(Bank bank) {
        Map<String, Secret> secrets = properties.secrets().getOrDefault(bank.connector(), Map.of());
        var revealed = new HashMap<String, SecretText>();
        secrets.forEach((name, secret) -> revealed.put(name, new SecretText(secret.reveal())));
        return Map.copyOf(revealed);
    }

    /** An institution's hosts are those its settings name. */
    private static Set<String> hosts(Map<String, String> settings) {
        return settings.values().stream()
                .filter(value -> value.matches("https?://[^/]+.*"))
                .map(value -> InstitutionHttp.authorityOf(URI.create(value)))
                .collect(toUnmodifiableSet());
    }
}
