package io.fairlead.shared.inbound;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Refuses requests for what their head says; the answer is written where all others are. */
abstract class Guard extends ValveBase {

    static final int PASSES = 0;

    Guard() {
        super(true);
    }

    /** The status that refuses the request, one of {@link HttpServletResponse}, or PASSES. */
    abstract int refusal(Request request);

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // What Tomcat has refused already may have no path and no host.
        var isRefused = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
        var refusal = isRefused ? PASSES : refusal(request);
        if (refusal == PASSES) {
            getNext().invoke(request, response);
        } else {
            response.sendError(refusal);
        }
    }
}
