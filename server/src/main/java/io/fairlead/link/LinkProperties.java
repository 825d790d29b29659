package io.fairlead.link;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How links live and how they are written.
 *
 * @param life from issue to expiry
 * @param emailLife the same for links that are sent by e-mail
 * @param retention how long an expired link is kept; whole months are dropped
 * @param queueCapacity links waiting to be written before callers are told to try again
 * @param batchSize the most links written by one commit
 * @param perPartnerAndHour how many links a partner may make within an hour
 */
@Validated
@ConfigurationProperties("fairlead.link")
record LinkProperties(
        @NotNull @DefaultValue("2h") Duration life,
        @NotNull @DefaultValue("72h") Duration emailLife,
        @NotNull @DefaultValue("180d") Duration retention,
        @Min(1) @DefaultValue("4096") int queueCapacity,
        @Min(1) @DefaultValue("512") int batchSize,
        @Min(1) @DefaultValue("1000000") long perPartnerAndHour) {}
