package io.fairlead.account.aggregation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How banks are read in the background.
 *
 * @param readingsAtOnce how many logins a node reads at once
 * @param storesAtOnce of how many logins a node stores at once what it has read, so that
 *     connections are left for calls and pages
 * @param patience how long a partner's call for accounts or transactions waits for their first
 *     reading, when that is under way
 */
@Validated
@ConfigurationProperties("fairlead.aggregation")
record AggregationProperties(
        @Min(1) @DefaultValue("8") int readingsAtOnce,
        @Min(1) @DefaultValue("4") int storesAtOnce,
        @NotNull @DefaultValue("10s") Duration patience) {}
