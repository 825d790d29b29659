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
            List.of(
                    "/aggregation/",
                    "/decisioning/",
                    "/institution/",
                    "/fairlead/",
                    "/sandbox/",
                    "/actuator/");

    private static final List<String> CREDENTIALS =
            List.of("Finicity-App-Key", "App-Key", "Finicity-App-Token", "App-Token");

    public static Service of(HttpServletRequest request) {
        return ofPath(path(request));
    }

    /** The service that a decoded path belongs to. */
    public static Service ofPath(String path) {
        if (path.startsWith("/connect/")) {
            return CONNECT;
        }
        return AGGREGATION_PREFIXES.stream().anyMatch(path::startsWith) ? AGGREGATION : PAGE;
    }

    /**
     * The form of an answer that is an error. A program gets no page where none is: when it sends a
     * credential of a partner, and at an address that nothing has when it does not ask for HTML.
     *
     * @param isUnknown whether no endpoint and no page has the address
     */
    static Service ofError(HttpServletRequest request, boolean isUnknown) {
        var service = of(request);
        return service == PAGE && (hasCredential(request) || (isUnknown && !takesHtml(request)))
                ? AGGREGATION
                : service;
    }

    private static boolean hasCredential(HttpServletRequest request) {
        return CREDENTIALS.stream().anyMatch(name -> request.getHeader(name) != null);
    }

    private static boolean takesHtml(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
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
