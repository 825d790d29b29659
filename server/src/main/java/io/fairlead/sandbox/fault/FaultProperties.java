package io.fairlead.sandbox.fault;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the faults.
 *
 * @param knownFor how long a node goes on with the faults that it knows; those that it is asked for
 *     itself count at once
 */
@ConfigurationProperties("fairlead.fault")
@Validated
record FaultProperties(@NotNull @DefaultValue("1s") Duration knownFor) {}
