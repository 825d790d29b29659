package io.fairlead.shared.inbound;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets so many requests be answered at once and tells the others to come again, before anything has
 * been done for them. Health and metrics are always answered. Files of pages take no places of
 * other requests: sending them takes no work, but may take a slow reader's time.
 */
final class Admission extends ValveBase {

    private final Semaphore requests;
    private final Semaphore files;

    Admission(Bounds bounds) {
        super(true);
        requests = new Semaphore(bounds.requests());
        files = new Semaphore(bounds.files());
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (ManagementPort.isManagement(request)) {
            getNext().invoke(request, response);
            return;
        }
        var places = isFile(request) ? files : requests;
        if (!places.tryAcquire()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            getNext().invoke(request, response);
        } finally {
            places.release();
        }
    }

    private static boolean isFile(Request request) {
        var path = String.valueOf(request.getDecodedRequestURI());
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }
}
