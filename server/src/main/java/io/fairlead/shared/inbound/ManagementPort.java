package io.fairlead.shared.inbound;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;

/** Answers health and metrics on a port of their own, and nothing else there. */
final class ManagementPort extends Guard {

    private final int port;

    ManagementPort(int port) {
        this.port = port;
    }

    @Override
    int refusal(Request request) {
        var isThere = request.getConnector().getLocalPort() == port;
        return isThere == isManagement(request) ? PASSES : HttpServletResponse.SC_NOT_FOUND;
    }

    static boolean isManagement(Request request) {
        var path = String.valueOf(request.getDecodedRequestURI());
        return path.equals("/actuator") || path.startsWith("/actuator/");
    }
}
