package io.fairlead.institution;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the directory is read.
 *
 * @param knownFor how long a node goes on with what it knows of an institution, and of a partner's
 *     settings for institutions
 */
@Validated
@ConfigurationProperties("fairlead.institution")
record InstitutionProperties(@NotNull @DefaultValue("1s") Duration knownFor) {}
