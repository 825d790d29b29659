package io.fairlead.link.rest;

import io.fairlead.experience.Experience;
import io.fairlead.link.IssueLink;
import io.fairlead.link.LinkOutcome;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import java.util.regex.Pattern;

/** What all calls that issue a link have in common. */
public final class LinkCall {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private LinkCall() {}

    /** Ends the call when its body names another partner than its caller. */
    public static void checkCaller(IssueLink command, PartnerId caller) {
        if (!command.partner().equals(caller)) {
            throw Problem.CONNECT_INVALID.exception("Invalid \"partnerId\" in request body");
        }
    }

    /** The value of an idempotency header, if it is one. */
    public static String checkedKey(String key) {
        if (!KEY_FORM.matcher(key).matches()) {
            throw Problem.CONNECT_INVALID.exception(
                    "\"Idempotency-Key\" must be 1 to 255 printable ASCII characters");
        }
        return key;
    }

    /** The answer to a call that got no link. */
    public static ProblemException refusal(LinkOutcome outcome) {
        return switch (outcome) {
            case LinkOutcome.Issued _ -> throw new IllegalArgumentException("Not refused");
            case LinkOutcome.UnknownCustomer(var customer) ->
                    notFound("/aggregation/v1/customers/" + customer);
            case LinkOutcome.UnknownInstitution(var institution) ->
                    notFound("/institution/v2/institutions/" + institution);
            case LinkOutcome.UnknownLogin _ -> Problem.CONNECT_NO_ACCOUNTS.exception();
            case LinkOutcome.UnknownExperience(var reference) -> unknownExperience(reference);
            case LinkOutcome.WebhookFailed(var ping) ->
                    Problem.CONNECT_INVALID.exception(PingText.of(ping));
            case LinkOutcome.RedirectRefused _ ->
                    Problem.CONNECT_INVALID.exception(
                            "\"redirectUri\" must lead to a host or an app that is allowed for you");
            case LinkOutcome.KeyUsedForAnotherCall _ ->
                    Problem.CONNECT_IDEMPOTENCY_CONFLICT.exception();
        };
    }

    private static ProblemException unknownExperience(String reference) {
        return Problem.CONNECT_INVALID.exception(
                reference.equals(Experience.DEFAULT)
                        ? "\"experience\" must not be default before a default experience is defined"
                        : "\"experience\" must be the id of one of your experiences");
    }

    /** The vendor's Connect asks its sister services and repeats their refusal. */
    private static ProblemException notFound(String path) {
        return Problem.CONNECT_INVALID.exception("Request failed with status code 404 GET " + path);
    }
}
