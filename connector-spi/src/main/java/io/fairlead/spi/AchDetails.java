package io.fairlead.spi;

/**
 * The numbers for payments.
 *
 * @param routingNumber nine digits
 * @param accountNumber the real one, not masked
 */
public record AchDetails(String routingNumber, String accountNumber) {

    @Override
    public String toString() {
        return "AchDetails[redacted]";
    }
}
