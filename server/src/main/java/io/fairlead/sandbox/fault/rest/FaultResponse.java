package io.fairlead.sandbox.fault.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.sandbox.fault.Fault;
import io.fairlead.sandbox.fault.FaultScope;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it is shown.
 *
 * @param left how many calls it still waits for; null means until it is cleared
 * @param explained what it does and when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultResponse(
        String id,
        String at,
        String does,
        @Nullable Integer code,
        @Nullable Integer seconds,
        @JsonProperty("for") For scope,
        @Nullable Integer times,
        int hits,
        @Nullable Integer left,
        String explained,
        Instant orderedAt) {

    /**
     * For whom it is.
     *
     * @param link the signature in the link's URL
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record For(
            @Nullable String customerId,
            @Nullable String link,
            @Nullable String institutionLoginId,
            @Nullable String institutionId,
            @Nullable String userid) {

        static For of(FaultScope scope) {
            var link = scope.link();
            return new For(
                    scope.customer(),
                    link == null ? null : link.id().hex(),
                    scope.login(),
                    scope.institution(),
                    scope.userid());
        }
    }

    static FaultResponse of(Fault fault) {
        var times = fault.times();
        return new FaultResponse(
                fault.id().toString(),
                fault.at().storedName(),
                fault.does().storedName(),
                fault.code(),
                fault.seconds(),
                For.of(fault.scope()),
                times,
                fault.hits(),
                times == null ? null : Math.max(0, Objects.requireNonNull(times) - fault.hits()),
                fault.explanation(),
                fault.orderedAt());
    }
}
