package io.fairlead.shared.inbound;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may come in.
 *
 * @param connections how many are open at once; null: as many as the heap bears
 * @param requests how many are answered at once, before others hear 503; null: as many as the heap
 *     bears
 * @param headTime from the first byte of a request to the end of its head
 * @param bodyTime what a body may take, and one second more for each 16 KB of it that have come
 * @param managementPort where health and metrics answer alone; null: beside everything else
 * @param managementAddress the IP address of that port
 * @param trustedProxies which addresses are believed when they say for whom they ask, in {@code
 *     X-Forwarded-For}: a regular expression
 */
@Validated
@ConfigurationProperties("fairlead.inbound")
public record InboundProperties(
        @Nullable @Min(16) Integer connections,
        @Nullable @Min(8) Integer requests,
        @NotNull @DefaultValue("10s") Duration headTime,
        @NotNull @DefaultValue("10s") Duration bodyTime,
        @Nullable Integer managementPort,
        @NotNull @DefaultValue("127.0.0.1") String managementAddress,
        @NotNull @DefaultValue(LOOPBACK_AND_PRIVATE) String trustedProxies) {

    private static final String LOOPBACK_AND_PRIVATE =
            "127(\\.\\d{1,3}){3}|10(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}"
                    + "|172\\.(1[6-9]|2\\d|3[01])(\\.\\d{1,3}){2}|0:0:0:0:0:0:0:1|::1|f[cd][0-9a-f:]+";
}
