package io.fairlead.spi;

/**
 * Where payments of a loan go.
 *
 * @param details members of the vendor's loan payment details
 */
public record LoanPayment(Facts details) {}
