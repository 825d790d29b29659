package io.fairlead.shared;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What every module may want to know of this server.
 *
 * @param mode sandbox or production
 * @param home where data and keys are kept
 * @param publicUrl where consumers and partners reach this server, without a slash at its end
 */
@Validated
@ConfigurationProperties("fairlead")
public record FairleadProperties(@NotNull Mode mode, @NotNull Path home, @NotNull URI publicUrl) {}
