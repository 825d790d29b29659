package io.fairlead.shared.api;

import static io.fairlead.shared.api.Problem.Form.AGGREGATION;
import static io.fairlead.shared.api.Problem.Form.CONNECT;
import static io.fairlead.shared.api.Problem.Form.OF_THE_SERVICE;
import static io.fairlead.shared.api.Problem.Form.PLAIN_TEXT;
import static io.fairlead.shared.api.Problem.Form.REPORT;
import static io.fairlead.shared.api.Problem.Form.TRACKED_REPORT;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/**
 * Every error that Fairlead's API answers with. Codes and texts are those of the vendor's public
 * documents; where none exist, the choice is in {@code docs/compatibility.md}.
 */
public enum Problem {
    // any call
    BAD_REQUEST(OF_THE_SERVICE, 400, 14020, "Bad request. %s"),
    NO_SUCH_ENDPOINT(OF_THE_SERVICE, 404, 404, "There is no such endpoint. See /docs."),
    METHOD_NOT_ALLOWED(OF_THE_SERVICE, 405, 405, "This endpoint does not answer %s. See /docs."),
    BODY_TOO_LARGE(OF_THE_SERVICE, 413, 413, "The request body is larger than %s bytes."),
    UNKNOWN_ENCODING(
            OF_THE_SERVICE, 415, 415, "Send the body as it is, or with Content-Encoding: gzip."),
    INTERNAL_ERROR(OF_THE_SERVICE, 500, 500, "Unexpected error. Reference: %s"),
    WRONG_HOST(
            OF_THE_SERVICE,
            403,
            403,
            "A sandbox answers to localhost and to the host of FAIRLEAD_PUBLIC_URL only."),
    FOREIGN_FORM(
            OF_THE_SERVICE, 403, 403, "This form was sent by another site, or by no page at all."),
    ROLE_TOO_SMALL(OF_THE_SERVICE, 403, 403, "Your role allows you to look, not to change."),
    TOO_MANY(PLAIN_TEXT, 429, 429, "Too many %s. Try again in %s seconds."),
    OVERLOADED(OF_THE_SERVICE, 503, 503, "The server is busy. Try again in a second."),
    NO_MAIL(OF_THE_SERVICE, 503, 503, "This server sends no mail: set FAIRLEAD_SMTP_URL."),
    MISSING_PARAMETER(AGGREGATION, 400, 10005, "Missing parameter (%s)"),

    // who is calling
    MISSING_APP_KEY(AGGREGATION, 401, 10026, "Missing parameter (Finicity-App-Key)"),
    INVALID_APP_KEY(PLAIN_TEXT, 401, 10027, "Invalid (Finicity-App-Key)"),
    MISSING_APP_TOKEN(AGGREGATION, 401, 10024, "Missing parameter (Finicity-App-Token)"),
    INVALID_APP_TOKEN(AGGREGATION, 401, 10022, "Invalid (Finicity-App-Token)"),
    EXPIRED_APP_TOKEN(AGGREGATION, 401, 10023, "Expired (Finicity-App-Token)"),
    INVALID_CREDENTIALS(AGGREGATION, 401, 10001, "Invalid credentials"),
    PARTNER_LOCKED(AGGREGATION, 401, 24302, "Bad credentials"),
    PARTNER_NOT_FOUND(AGGREGATION, 404, 12401, "partner not found"),
    NOT_SIGNED_IN(OF_THE_SERVICE, 401, 401, "Sign in first."),
    SECRET_AGAINST_POLICY(AGGREGATION, 400, 24437, "New password is not as per policy"),

    APP_KEY_CHANGE_GOES_ON(
            AGGREGATION,
            409,
            409,
            "The app key before this one still counts. End it first, or wait."),
    CALLED_WITH_OLDER_APP_KEY(
            AGGREGATION, 409, 409, "Make this call with the new app key, not with the one to end."),
    // institutions called during a request
    INSTITUTION_FAILED(AGGREGATION, 500, 102, "%s"),
    INSTITUTION_NOT_ASKED(AGGREGATION, 503, 503, "%s"),
    INVALID_PARAMETER(AGGREGATION, 400, 10100, "Invalid parameter (%s)"),
    INVALID_DATE_RANGE(AGGREGATION, 400, 41002, "Invalid date range: %s"),
    DATA_NOT_FOUND(AGGREGATION, 404, 10008, "data not found"),
    INSTITUTION_OUT_OF_REACH(AGGREGATION, 400, 14020, "Bad request. %s"),

    // customers
    CUSTOMER_NOT_FOUND(AGGREGATION, 404, 14001, "Customer not found."),
    INVALID_CUSTOMER_ID(AGGREGATION, 400, 14023, "Invalid customer id. customerId = (%s)"),
    INVALID_CUSTOMER_TYPE(AGGREGATION, 400, 14016, "Invalid customer type."),
    START_TOO_SMALL(AGGREGATION, 400, 41003, "Start index cannot be less than one."),
    LIMIT_TOO_SMALL(AGGREGATION, 400, 41004, "Limit cannot be less than one."),
    NAME_HAS_INVALID_CHARACTER(AGGREGATION, 400, 45003, "Invalid character in name fields."),
    USERNAME_AGAINST_POLICY(AGGREGATION, 400, 110039, "Username is not as per the policy."),
    USERNAME_TAKEN(AGGREGATION, 409, 110002, "Username is not available."),
    NO_DATA_TO_UPDATE(AGGREGATION, 400, 10025, "No data to update."),

    // consumers
    RESOURCE_NOT_FOUND(AGGREGATION, 404, 14001, "Resource not found."),
    INVALID_CONSUMER_FIELD(AGGREGATION, 400, 10100, "%s"),
    CONSUMER_EXISTS(AGGREGATION, 409, 11000, "A consumer already exists for customer %s"),
    CONSUMER_NOT_FOUND(AGGREGATION, 404, 10100, "Cannot find consumer with id %s."),
    CUSTOMER_WITHOUT_CONSUMER(
            AGGREGATION, 404, 10100, "Cannot find consumer for customer with id %s."),

    // institutions
    INSTITUTION_NOT_FOUND(AGGREGATION, 404, 14006, "Institution not found."),

    // accounts
    INVALID_ACCOUNT_STATUS(
            AGGREGATION, 400, 18017, "status parameter value must be 'active' or 'pending"),
    ACCOUNT_NOT_FOUND(
            AGGREGATION,
            404,
            38003,
            "customer does not have given account (customerId = %s, accountId = [%s])"),
    NO_SUCH_ACCOUNT(AGGREGATION, 404, 10005, "Customer does not have the specified account (%s)"),
    NO_ACCOUNTS(AGGREGATION, 404, 38003, "Customer does not have any accounts"),
    NO_ACCOUNTS_AT_INSTITUTION(
            AGGREGATION,
            404,
            38006,
            "Customer does not have any accounts associated with institutionId = (%s)"),
    NO_ACCOUNTS_OF_LOGIN(
            AGGREGATION,
            404,
            38007,
            "Customer does not have any accounts associated with institutionLoginId = (%s)"),
    ASSET_NOT_FOUND(AGGREGATION, 404, 13002, "Asset not found"),
    TRANSACTION_NOT_FOUND(AGGREGATION, 404, 24553, "Transaction not found."),

    // reports
    REPORT_ACCOUNT_NOT_FOUND(REPORT, 400, 10106, "Invalid account (accountId = %s)"),
    REPORT_ACCOUNT_TYPE(REPORT, 400, 14020, "Bad request. (Account type not supported)."),
    REPORT_CUSTOM_FIELDS(
            REPORT,
            400,
            10010,
            "\"reportCustomFields\" must contain less than or equal to %s items"),
    REPORT_CALLBACK(REPORT, 400, 10010, "\"callbackUrl\" must be a valid uri of a web address"),
    REPORT_NOT_MADE_HERE(
            REPORT, 400, 20020, "Bad request. This server makes no reports of this kind: %s."),
    REPORT_TO_COMPARE_NOT_FOUND(REPORT, 400, 10100, "No report found for reportId %s."),
    REPORT_LIMIT(
            REPORT, 400, 20400, "The max report generation limit was exceeded for this customer."),
    REPORT_PURPOSES(REPORT, 400, 10100, "forCRAPurpose and forFTCPurpose may not both be TRUE."),
    REPORT_INTERVALS(REPORT, 400, 10100, "More than 2 intervalTypes passed request."),
    REPORT_UNFINISHED(
            REPORT, 400, 18001, "Report %s is still being generated: there is no PDF of it yet."),
    REPORT_FAILED(REPORT, 400, 1108, "Report %s could not be generated: there is no PDF of it."),
    REPORT_PURPOSE(REPORT, 400, 10100, "Permissible Purpose Code is required"),
    REPORT_NOT_FOUND(REPORT, 404, 10010, "No report found for reportId %s."),
    PORTFOLIO_EMPTY(REPORT, 400, 10100, "No reports found for portfolioId %s."),
    PORTFOLIO_ID(
            REPORT,
            400,
            10100,
            "Invalid portfolioId format, cannot parse version. portfolioId: %s"),
    PORTFOLIO_NOT_FOUND(TRACKED_REPORT, 404, 10010, "No report found for portfolioId %s."),

    // webhooks
    WEBHOOK_KEY_IN_USE(
            AGGREGATION,
            409,
            409,
            "New webhooks are signed with this key. Make another one first."),

    // mails
    EMAIL_LINK_ENDED(
            AGGREGATION, 409, 409, "The link of this mail was used or revoked. Send a new one."),

    // the sandbox
    BANK_DOES_NOT_ANSWER(AGGREGATION, 503, 503, "FinBank does not answer. Is it running?"),
    LINK_LEADS_NOWHERE(AGGREGATION, 409, 409, "The link leads nowhere any more: %s."),

    // the Connect service
    CONNECT_INVALID(CONNECT, 400, 10010, "%s"),
    CONNECT_INVALID_TOKEN(
            CONNECT,
            401,
            10022,
            "Invalid authorization credentials",
            "The session has expired or is invalid"),
    CONNECT_NO_ACCOUNTS(
            CONNECT,
            404,
            38007,
            "Customer does not have any accounts associated with institutionLoginId.",
            "Customer does not have any accounts associated with institutionLoginId."),
    EXPERIENCE_ID_INVALID(CONNECT, 400, 1003, "\"experienceId\" must be a valid GUID."),
    EXPERIENCE_NOT_FOUND(
            CONNECT,
            404,
            4004,
            "The requested experience could not be found%s.",
            "The requested entity was not found."),
    CONNECT_IDEMPOTENCY_CONFLICT(
            CONNECT,
            409,
            10010,
            "This \"Idempotency-Key\" was used with another request body in the last 24 hours."
                    + " Send a new key.");

    /** The shapes of an error body. */
    public enum Form {
        /** {@code {"code": <number>, "message": …}}. */
        AGGREGATION,
        /**
         * {@code {"code": "<text>", "status": "…", "message": …, "user_message": …, "tags": ""}}.
         */
        CONNECT,
        /** {@code {"code": "<text>", "message": …}}. */
        REPORT,
        /** {@code {"trackingId": "<UUID>", "code": "<text>", "message": …}}. */
        TRACKED_REPORT,
        /** The message alone, as {@code text/plain}. */
        PLAIN_TEXT,
        /** {@link #CONNECT} below {@code /connect/}, {@link #AGGREGATION} everywhere else. */
        OF_THE_SERVICE
    }

    private final Form form;
    private final HttpStatus status;
    private final int code;
    private final String message;
    private final String userMessage;

    Problem(Form form, int status, int code, String message) {
        this(
                form,
                status,
                code,
                message,
                status == 400
                        ? "One or more of the fields could not be validated. Please ensure you"
                                + " have entered the correct data."
                        : "The request could not be handled.");
    }

    Problem(Form form, int status, int code, String message, String userMessage) {
        this.form = form;
        this.status = HttpStatus.valueOf(status);
        this.code = code;
        this.message = message;
        this.userMessage = userMessage;
    }

    public Form form() {
        return form;
    }

    public HttpStatus status() {
        return status;
    }

    public int code() {
        return code;
    }

    /** The public text, with {@code details} in the places the problem leaves open. */
    public String message(Object... details) {
        return message.formatted(details);
    }

    /** What Connect's form says to a person. */
    public String userMessage() {
        return userMessage;
    }

    public ProblemException exception(Object... details) {
        return new ProblemException(this, code, message(details));
    }

    /** The same, and when to come again. */
    public ProblemException exceptionUntil(Duration wait, Object... details) {
        return new ProblemException(this, code, message(details), wait);
    }

    /**
     * There have been too many of something, and one more may come after a while.
     *
     * @param what in the plural
     */
    public static ProblemException tooMany(String what, Duration wait) {
        return TOO_MANY.exceptionUntil(wait, what, ProblemException.seconds(wait));
    }

    /** An institution has failed; the code is the aggregation status. */
    public static ProblemException institutionFailed(int aggregationStatus, String text) {
        return new ProblemException(INSTITUTION_FAILED, aggregationStatus, text);
    }
}
