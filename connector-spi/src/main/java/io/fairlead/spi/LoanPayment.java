package io.fairlead.spi;

/**
 * Where payments of a loan go that are not made through a clearing house.
 *
 * @param loanNumber the institution's number of the loan
 * @param paymentNumber what such a payment must name
 * @param paymentAddress the payee and its postal address on one line
 */
public record LoanPayment(String loanNumber, String paymentNumber, String paymentAddress) {

    @Override
    public String toString() {
        return "LoanPayment[redacted]";
    }
}
