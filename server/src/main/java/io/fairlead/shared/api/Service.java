package io.fairlead.shared.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The part of Fairlead a request is for, by its path; it decides how an error is shown. */
public enum Service {
    /** The Connect API: errors in form B. */
    CONNECT,
    /** Every other API: errors in form A. */
    AGGREGATION,
    /** A page in a browser: errors are pages. */
    PAGE;

    private static final List<String> AGGREGATION_PREFIXES =
            List.of("/aggregation/", "/decisioning/", "/institution/", "/fairlead/", "/actuator/");

    public static Service of(HttpServletRequest request) {
        var path = path(request);
        if (path.startsWith("/connect/")) {
            return CONNECT;
        }
        return AGGREGATION_PREFIXES.stream().anyMatch(path::startsWith) ? AGGREGATION : PAGE;
    }

    /**
     * The decoded path, by which controllers are chosen too; as sent where nothing could decode it.
     */
    private static String path(HttpServletRequest request) {
        var decoded = request.getServletPath();
        return decoded == null || decoded.isEmpty()
                ? String.valueOf(request.getRequestURI())
                : decoded;
    }
}
