package io.finbank.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault that waits for calls.
 *
 * @param institutionId the only institution it is for; null means all
 * @param userid the only user it is for; null means all
 * @param accountId the only account it is for; null means all, and calls about none
 * @param code the aggregation status code of {@link FaultKind#FAIL}
 * @param seconds how late {@link FaultKind#STALL} answers
 * @param times how many calls it meets; null means every one until it is cleared
 * @param hits how many calls it has met
 */
public record Fault(
        String id,
        @Nullable String institutionId,
        @Nullable String userid,
        Step step,
        @Nullable String accountId,
        FaultKind kind,
        @Nullable Integer code,
        @Nullable Integer seconds,
        @Nullable Integer times,
        int hits) {}
