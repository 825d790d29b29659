package io.fairlead.account.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * As much of a posted transaction as tells whether it recurs.
 *
 * @param payee whom it was with, as it is shown
 * @param lastingPart whom it was with, in the same words each time
 */
public record Booking(
        String account,
        long id,
        LocalDate day,
        BigDecimal amount,
        String payee,
        String lastingPart,
        String category) {

    public boolean isInflow() {
        return amount.signum() > 0;
    }
}
