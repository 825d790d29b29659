package io.fairlead.email.smtp;

/** What came of handing a mail to a mail server. */
public sealed interface SmtpResult {

    /** The server has taken it, for at least one of its receivers. */
    record Accepted() implements SmtpResult {}

    /**
     * The server will never take it.
     *
     * @param status like {@code 550 5.1.1}
     */
    record Refused(String status) implements SmtpResult {}

    /**
     * It may be taken later.
     *
     * @param status as above, or what has kept the server from being reached
     */
    record TryLater(String status) implements SmtpResult {}
}
