package io.fairlead.customer;

/** What came of making a consumer for a customer. */
public sealed interface ConsumerCreation {

    /** The consumer exists now. */
    record Created(Consumer consumer) implements ConsumerCreation {}

    /** The customer has one already. */
    record AlreadyExists() implements ConsumerCreation {}

    /** The partner has no such customer. */
    record UnknownCustomer() implements ConsumerCreation {}
}
