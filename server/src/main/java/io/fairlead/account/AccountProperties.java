package io.fairlead.account;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long accounts are read.
 *
 * @param consentLife the longest from a consumer's sharing or renewing to the end; a bank's own
 *     consent may end sooner
 */
@Validated
@ConfigurationProperties("fairlead.account")
record AccountProperties(@NotNull @DefaultValue("365d") Duration consentLife) {}
