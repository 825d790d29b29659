package io.fairlead.report;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are made and given out.
 *
 * @param zone where days and months begin
 * @param atOnce how many a node makes at once
 * @param documentsAtOnce how many PDFs a node writes at once; others wait
 * @param unfinishedPerCustomer how many reports of a customer may be ordered and not made yet
 * @param purposeRequired whether reports about consumers are given out for a named purpose only
 */
@Validated
@ConfigurationProperties("fairlead.report")
public record ReportProperties(
        @NotNull @DefaultValue("America/Denver") ZoneId zone,
        @Min(1) @DefaultValue("4") int atOnce,
        @Min(1) @DefaultValue("2") int documentsAtOnce,
        @Min(1) @DefaultValue("500") int unfinishedPerCustomer,
        @DefaultValue("false") boolean purposeRequired) {}
