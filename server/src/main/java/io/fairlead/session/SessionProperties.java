package io.fairlead.session;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sessions live.
 *
 * @param life from opening the link to the session's forced end
 * @param retention how long a timeline is kept; whole months are dropped
 */
@Validated
@ConfigurationProperties("fairlead.session")
record SessionProperties(
        @NotNull @DefaultValue("1h") Duration life,
        @NotNull @DefaultValue("180d") Duration retention) {}
