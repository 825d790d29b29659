package io.fairlead.report.income;

/** Whether another deposit is to be expected. */
public enum StreamStatus {
    ACTIVE,
    INACTIVE
}
