package io.fairlead.webhook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.webhook.DeliveryAttempt;
import io.fairlead.webhook.log.LoggedDelivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with all that was done to deliver it.
 *
 * @param body as it is sent
 * @param attempts oldest first
 */
record DeliveryResponse(
        @JsonUnwrapped EventResponse event, String body, List<AttemptResponse> attempts) {

    /**
     * One request.
     *
     * @param outcome in one word
     * @param statusCode what the receiver answered with
     * @param latencyMs milliseconds until its answer, or until there could be none
     * @param excerpt the first 4 kB of its answer's body
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptResponse(
            Instant startedAt,
            String outcome,
            @Nullable Integer statusCode,
            long latencyMs,
            @Nullable String excerpt) {

        static AttemptResponse of(DeliveryAttempt attempt) {
            return new AttemptResponse(
                    attempt.startedAt(),
                    ApiName.of(attempt.outcome()),
                    attempt.status(),
                    attempt.latency().toMillis(),
                    attempt.excerpt());
        }
    }

    static DeliveryResponse of(LoggedDelivery delivery) {
        return new DeliveryResponse(
                EventResponse.of(delivery.event()),
                delivery.body(),
                delivery.attempts().stream().map(AttemptResponse::of).toList());
    }
}
