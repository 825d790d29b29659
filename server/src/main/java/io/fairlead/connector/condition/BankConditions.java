package io.fairlead.connector.condition;

import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.spi.Step;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What this node has learned of institutions by calling them: which ones do not answer, and what
 * they say of themselves. Other nodes learn it by their own calls, so that two of them may tell a
 * consumer different things for a while; neither keeps anybody from trying.
 */
@Component
public class BankConditions {

    /** What an institution has said of itself holds so long, unless it says when to come back. */
    private static final Duration HOLDS = Duration.ofMinutes(5);

    /** With as many failed calls of a hundred an institution is not steady. */
    private static final float NOTICEABLE = 20;

    private final CircuitBreakerRegistry breakers;
    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Said(BankCondition condition, Instant until) {}

    BankConditions(ConnectorProperties properties, Clock clock) {
        this.breakers = CircuitBreakerRegistry.of(breaker(properties));
        this.clock = clock;
    }

    private static CircuitBreakerConfig breaker(ConnectorProperties properties) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(properties.breakerFailures())
                .slidingWindowSize(properties.breakerCalls())
                .minimumNumberOfCalls(properties.breakerCalls())
                .waitDurationInOpenState(properties.breakerPause())
                .build();
    }

    /** Leaves an institution alone that does not answer. */
    public CircuitBreaker breaker(String institutionId) {
        return breakers.circuitBreaker(institutionId);
    }

    /** Takes note of what an institution has answered to a call. */
    public void heard(String institutionId, Step<?> answer) {
        switch (answer) {
            case Step.Failed<?> failed -> {
                var condition = condition(failed);
                if (condition != BankCondition.WORKING) {
                    var holds = failed.retryAfter() == null ? HOLDS : failed.retryAfter();
                    said.put(institutionId, new Said(condition, clock.instant().plus(holds)));
                }
            }
            case Step.Done<?> _ -> said.remove(institutionId);
            default -> {} // a form is shown by many a bank that takes no answer
        }
    }

    private static BankCondition condition(Step.Failed<?> failed) {
        return switch (failed.cause()) {
            case MAINTENANCE -> BankCondition.MAINTENANCE;
            case CONNECTION_DOWN -> BankCondition.DOWN;
            case BANK_TROUBLE, SOME_USERS_FAIL -> BankCondition.UNSTEADY;
            default -> BankCondition.WORKING;
        };
    }

    /** How an institution does now. */
    public BankCondition of(String institutionId) {
        return said(institutionId).or(answering(institutionId));
    }

    private BankCondition said(String institutionId) {
        var latest = said.get(institutionId);
        return latest != null && clock.instant().isBefore(latest.until())
                ? latest.condition()
                : BankCondition.WORKING;
    }

    private BankCondition answering(String institutionId) {
        return breakers.find(institutionId)
                .map(BankConditions::answering)
                .orElse(BankCondition.WORKING);
    }

    private static BankCondition answering(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> BankCondition.DOWN;
            case HALF_OPEN -> BankCondition.UNSTEADY;
            default ->
                    breaker.getMetrics().getFailureRate() >= NOTICEABLE
                            ? BankCondition.UNSTEADY
                            : BankCondition.WORKING;
        };
    }
}
