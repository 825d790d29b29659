package io.fairlead.customer;

/** What came of looking for a customer's consumer. */
public sealed interface ConsumerLookup {

    /** Here it is. */
    record Found(Consumer consumer) implements ConsumerLookup {}

    /** None was made yet. */
    record NoConsumer() implements ConsumerLookup {}

    /** The partner has no such customer. */
    record UnknownCustomer() implements ConsumerLookup {}
}
