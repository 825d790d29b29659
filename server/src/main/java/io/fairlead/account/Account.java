package io.fairlead.account;

import java.math.BigDecimal;

/**
 * An account of a customer at an institution.
 *
 * @param id digits
 * @param number as the institution shows it
 * @param type one of the vendor's account types, such as {@code checking}
 * @param balance in units of {@code currency}, to the cent
 * @param currency ISO 4217
 */
public record Account(
        String id, String name, String number, String type, BigDecimal balance, String currency) {}
