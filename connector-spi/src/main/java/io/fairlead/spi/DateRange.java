package io.fairlead.spi;

import java.time.LocalDate;

/**
 * From the first day to the last, both included, in UTC. A posted transaction belongs to it by its
 * posting, a pending one by its own date ({@link BankTransaction#rangedAt}).
 */
public record DateRange(LocalDate from, LocalDate to) {

    public DateRange {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A range ends after it begins");
        }
    }
}
