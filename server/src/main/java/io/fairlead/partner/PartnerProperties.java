package io.fairlead.partner;

import io.fairlead.shared.limit.GrowingDelay;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How partners authenticate.
 *
 * @param tokensPerMinute how often a partner may ask for a token from one address
 * @param delay how long an address waits after five wrong secrets in a row; each one more doubles
 *     it
 * @param longestDelay what that grows to
 * @param knownFor how long a node goes on with what it knows of a partner: its name, its secret,
 *     its app keys, whether its tokens are revoked and whether it is disabled
 */
@Validated
@ConfigurationProperties("fairlead.partner")
record PartnerProperties(
        @Min(1) @DefaultValue("6000") int tokensPerMinute,
        @NotNull @DefaultValue("1m") Duration delay,
        @NotNull @DefaultValue("15m") Duration longestDelay,
        @NotNull @DefaultValue("1s") Duration knownFor) {

    /** How long an address waits that sends wrong secrets. */
    GrowingDelay growingDelay() {
        return new GrowingDelay(delay, longestDelay);
    }
}
