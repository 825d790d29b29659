package io.fairlead.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a page may load, where its forms may lead and who may frame it.
 *
 * @param contentSecurityPolicy the header's value
 * @param framed whether other sites may show the page in a frame
 */
public record PagePolicy(String contentSecurityPolicy, boolean framed) {

    private static final String OWN_RESOURCES =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'";

    /** Pages of the server itself. */
    public static PagePolicy site() {
        return new PagePolicy(OWN_RESOURCES + "; frame-ancestors 'none'", false);
    }

    /**
     * Pages of the Connect app, which partners show in frames.
     *
     * @param redirectUri where a form of the page may end up, besides this server
     */
    public static PagePolicy connect(@Nullable String redirectUri) {
        return new PagePolicy(OWN_RESOURCES + source(redirectUri) + "; frame-ancestors *", true);
    }

    public void applyTo(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Frame-Options", framed ? null : "DENY");
    }

    private static String source(@Nullable String redirectUri) {
        if (redirectUri == null) {
            return "";
        }
        var uri = URI.create(redirectUri);
        var web = uri.getHost() != null && uri.getScheme().matches("(?i)https?");
        return " " + uri.getScheme() + ":" + (web ? "//" + uri.getAuthority() : "");
    }
}
