package io.fairlead.customer;

/** What a customer may link. */
public enum CustomerType {
    /** Test institutions only. */
    TESTING,
    /** Real institutions. */
    ACTIVE
}
