package io.finbank.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in cents. */
public final class Money {

    private Money() {}

    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal of(String amount) {
        return round(new BigDecimal(amount));
    }

    static BigDecimal share(BigDecimal amount, String factor) {
        return round(amount.multiply(new BigDecimal(factor)));
    }

    /** As answers have it. */
    public static String text(BigDecimal amount) {
        return round(amount).toPlainString();
    }
}
