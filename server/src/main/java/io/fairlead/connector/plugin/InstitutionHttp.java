package io.fairlead.connector.plugin;

import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.http.OutboundRequest;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Hosts;

/** The way to the hosts of one institution. */
public record InstitutionHttp(OutboundHttp outbound, Hosts hosts) implements BankHttp {

    @Override
    public Response send(Request request) {
        if (!hosts.allow(request.uri())) {
            throw new BankHttpException(
                    Cause.UNREACHABLE, "Not a host of the institution: " + request.uri().getHost());
        }
        try {
            var answer =
                    outbound.send(
                            new OutboundRequest(
                                    request.method(),
                                    request.uri(),
                                    request.headers(),
                                    request.body()),
                            MAX_ANSWER_BYTES);
            return new Response(answer.status(), answer.headers(), answer.body());
        } catch (OutboundException e) {
            throw new BankHttpException(cause(e.reason()), e.reason().name());
        }
    }

    private static Cause cause(OutboundException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, FORBIDDEN, UNTRUSTED -> Cause.UNREACHABLE;
            case TIMED_OUT -> Cause.TIMED_OUT;
            case BROKEN_OFF -> Cause.BROKEN_OFF;
            case TOO_LONG -> Cause.UNREADABLE_ANSWER;
        };
    }
}
