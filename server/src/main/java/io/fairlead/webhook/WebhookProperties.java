package io.fairlead.webhook;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of webhooks.
 *
 * @param pingTimeout how long a call for a link waits for the receiver's answer to the ping
 * @param attemptTimeout how long a delivery waits for the receiver's answer
 * @param perHost deliveries of a node to one host at the same time
 * @param inFlight deliveries of a node at the same time
 * @param retention how long the log of deliveries is kept; whole months are dropped
 */
@Validated
@ConfigurationProperties("fairlead.webhook")
public record WebhookProperties(
        @NotNull @DefaultValue("5s") Duration pingTimeout,
        @NotNull @DefaultValue("10s") Duration attemptTimeout,
        @Min(1) @DefaultValue("32") int perHost,
        @Min(1) @DefaultValue("512") int inFlight,
        @NotNull @DefaultValue("30d") Duration retention) {}
