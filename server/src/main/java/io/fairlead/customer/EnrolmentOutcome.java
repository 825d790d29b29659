package io.fairlead.customer;

/** What came of enrolling a customer. */
public sealed interface EnrolmentOutcome {

    /** The customer exists now. */
    record Enrolled(Customer customer) implements EnrolmentOutcome {}

    /** Another customer of the partner has this username; capitals make no difference. */
    record UsernameTaken() implements EnrolmentOutcome {}
}
