package io.fairlead.customer;

/** What came of looking for a customer's consumer. */
public sealed interface ConsumerOfCustomer {

    /** Here it is. */
    record Found(Consumer consumer) implements ConsumerOfCustomer {}

    /** None was made yet. */
    record NoConsumer() implements ConsumerOfCustomer {}

    /** The partner has no such customer. */
    record UnknownCustomer() implements ConsumerOfCustomer {}
}
