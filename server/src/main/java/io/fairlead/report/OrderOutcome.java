package io.fairlead.report;

/** What comes of asking for a report. */
public sealed interface OrderOutcome {

    /** It will be made. */
    record Accepted(Report report) implements OrderOutcome {}

    /** The partner has no such customer. */
    record UnknownCustomer() implements OrderOutcome {}

    /** A report of this kind is about a consumer, and the customer has none. */
    record NoConsumer() implements OrderOutcome {}

    /** The customer shares no such account. */
    record UnknownAccount(String accountId) implements OrderOutcome {}

    /** No account is left of a type that the report is about. */
    record NoSuitableAccount() implements OrderOutcome {}

    /** The earlier report to compare with is none of the customer's. */
    record UnknownReport(String reportId) implements OrderOutcome {}

    /** Too many reports of the customer are not made yet. */
    record TooMany() implements OrderOutcome {}
}
