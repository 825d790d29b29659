package io.fairlead.session;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sessions live.
 *
 * @param life from opening the link to the session's forced end
 * @param idle how long the consumer may do nothing until asked whether they are still there
 * @param idleAtBank the same while the consumer is on the bank's own page
 * @param grace from that question to the session's end
 * @param perLinkAndDay how often one link may be opened within a day
 * @param retention how long a timeline is kept; whole months are dropped
 */
@Validated
@ConfigurationProperties("fairlead.session")
record SessionProperties(
        @NotNull @DefaultValue("1h") Duration life,
        @NotNull @DefaultValue("5m") Duration idle,
        @NotNull @DefaultValue("10m") Duration idleAtBank,
        @NotNull @DefaultValue("2m") Duration grace,
        @Min(1) @DefaultValue("100") int perLinkAndDay,
        @NotNull @DefaultValue("180d") Duration retention) {}
