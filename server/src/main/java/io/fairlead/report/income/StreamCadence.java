package io.fairlead.report.income;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How often a stream comes.
 *
 * @param startDate its first deposit, in epoch seconds
 * @param stopDate its last deposit; null while it is active
 * @param days how many days usually lie between two
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamCadence(long startDate, @Nullable Long stopDate, int days) {}
