package io.fairlead.shared.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page may load, where its forms may lead and who may frame it.
 *
 * @param contentSecurityPolicy the header's value
 * @param framed whether other sites may show the page in a frame
 * @param talks whether the page may speak to the one that has opened its window
 * @param anywhere whether it is shown by pages that let nothing in which does not agree to it, and
 *     in sandboxes, where it has no origin
 */
public record PagePolicy(
        String contentSecurityPolicy, boolean framed, boolean talks, boolean anywhere) {

    private static final Pattern WEB_SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");

    private static final String OWN_RESOURCES =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'";

    private static final String NO_PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(),"
                    + " microphone=(), midi=(), payment=(), serial=(), usb=()";

    /** Pages of the server itself. */
    public static PagePolicy site() {
        return new PagePolicy(OWN_RESOURCES + "; frame-ancestors 'none'", false, false, false);
    }

    /** Pages in a window that another page has opened, which they speak to. */
    public static PagePolicy window() {
        return new PagePolicy(site().contentSecurityPolicy, false, true, false);
    }

    /** Pages to be looked at in a frame of the server's own: nothing in them works. */
    public static PagePolicy picture() {
        return new PagePolicy(
                "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'self'; sandbox",
                true,
                true,
                false);
    }

    /**
     * Pages of the Connect app, which any site may show in a frame.
     *
     * @param redirectUri where a form of the page may end up, besides this server
     */
    public static PagePolicy connect(@Nullable String redirectUri) {
        return connect(redirectUri, List.of());
    }

    /**
     * Pages of the Connect app, which partners show in frames.
     *
     * @param redirectUri where a form of the page may end up, besides this server
     * @param embeddingOrigins who may frame the page; none: everybody
     */
    public static PagePolicy connect(@Nullable String redirectUri, List<String> embeddingOrigins) {
        return new PagePolicy(
                OWN_RESOURCES + source(redirectUri) + framers(embeddingOrigins), true, true, true);
    }

    /** Pages of the server itself that show others of its documents in frames. */
    public static PagePolicy siteWithFrames() {
        return new PagePolicy(
                OWN_RESOURCES + "; frame-src 'self'; frame-ancestors 'none'", false, false, false);
    }

    /** A document that others have written: it may have styles, and links to other windows. */
    public static PagePolicy foreignDocument() {
        return new PagePolicy(
                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
                        + " style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'self'",
                true,
                true,
                false);
    }

    public void applyTo(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Frame-Options", framed ? null : "DENY");
        response.setHeader("Permissions-Policy", NO_PERMISSIONS);
        // Connect in a window of its own talks to the page that has opened it, which this would
        // cut.
        response.setHeader("Cross-Origin-Opener-Policy", talks ? null : "same-origin-allow-popups");
        response.setHeader("Cross-Origin-Embedder-Policy", anywhere ? "require-corp" : null);
        if (anywhere) {
            letIn(response);
        }
    }

    /**
     * Lets pages of all sites show an answer, and read it without the cookies of this one: it is
     * either public, or nothing but a key in its address protects it. In a sandbox every page is of
     * another site than this server.
     */
    public static void letIn(HttpServletResponse response) {
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    /**
     * An asterisk would keep the pages of apps out, which come from files or schemes of their own.
     */
    private static String framers(List<String> embeddingOrigins) {
        return embeddingOrigins.isEmpty()
                ? ""
                : "; frame-ancestors " + String.join(" ", embeddingOrigins);
    }

    /** The origin of a web address; the scheme alone where the policy's grammar has no more. */
    private static String source(@Nullable String redirectUri) {
        if (redirectUri == null) {
            return "";
        }
        var uri = Objects.requireNonNull(BrowserAddress.parse(redirectUri));
        var scheme = " " + uri.getScheme() + ":";
        var host = uri.getHost();
        if (host == null
                || !HOST.matcher(host).matches()
                || !WEB_SCHEME.matcher(uri.getScheme()).matches()) {
            return scheme;
        }
        return scheme + "//" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
