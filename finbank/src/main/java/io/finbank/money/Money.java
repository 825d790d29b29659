package io.finbank.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in cents. */
public final class Money {

    private Money() {}

    public static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    public static BigDecimal of(String amount) {
        return round(new BigDecimal(amount));
    }

    public static BigDecimal share(BigDecimal amount, String factor) {
        return round(amount.multiply(new BigDecimal(factor)));
    }

    /** As answers have it. */
    public static String text(BigDecimal amount) {
        return round(amount).toPlainString();
    }
}
