package io.fairlead.experience;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What partners may have of experiences.
 *
 * @param perPartner how many experiences a partner may have; an operator may load more
 */
@Validated
@ConfigurationProperties("fairlead.experience")
record ExperienceProperties(@Min(1) @DefaultValue("1000") int perPartner) {}
