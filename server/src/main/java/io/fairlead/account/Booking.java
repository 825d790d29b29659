package io.fairlead.account;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * As much of a posted transaction as tells whether it recurs.
 *
 * @param payee whom it was with, as it is shown
 * @param lastingPart whom it was with, in the same words each time
 */
record Booking(
        String account,
        long id,
        LocalDate day,
        BigDecimal amount,
        String payee,
        String lastingPart,
        String category) {

    boolean isInflow() {
        return amount.signum() > 0;
    }
}
