package io.fairlead.customer;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What partners may have of customers.
 *
 * @param perPartner how many customers a partner may have
 */
@Validated
@ConfigurationProperties("fairlead.customer")
record CustomerProperties(@Min(1) @DefaultValue("1000000") long perPartner) {}
