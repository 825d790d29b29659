package io.fairlead.connect.web;

import io.fairlead.session.state.Browser;
import io.fairlead.session.state.BrowserToken;
import io.fairlead.shared.FairleadProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;

/**
 * Knows browsers again by a cookie of their own, which scripts cannot read. A frame of another site
 * gets one in its own partition as well, in case its browser lets it have no other: from there the
 * scripts take it to the window in which the bank's page ends. Browsers that keep no cookies in
 * frames go without.
 */
@Component
class Browsers {

    private static final String NAME = "fairlead-browser";

    /** Longer than any session lives. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final boolean https;
    private final String name;

    Browsers(FairleadProperties fairlead) {
        https = "https".equals(fairlead.publicUrl().getScheme());
        // No other host of the same domain can set a cookie of this prefix.
        name = https ? "__Host-" + NAME : NAME;
    }

    /** The browser that asks, which has no tokens if it gives none. */
    Browser of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return Browser.giving(
                Stream.of(cookies == null ? new Cookie[0] : cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue));
    }

    /** The browser that asks, which from now on has a token. */
    Browser remembered(HttpServletRequest request, HttpServletResponse response) {
        var known = of(request);
        var token = known.preferred().orElseGet(BrowserToken::random);
        var framed = isFramed(request.getHeader("Sec-Fetch-Dest"));
        if (https || !framed) {
            add(response, cookie(token).httpOnly(true).secure(https).sameSite(sameSite()));
        }
        if (framed) {
            add(response, cookie(token).secure(true).sameSite("None").partitioned(true));
        }
        return known.preferred().isPresent() ? known : new Browser(List.of(token));
    }

    /**
     * Whether a page of this server has sent a form, and no other site has; browsers that do not
     * say are believed.
     */
    static boolean isSameOrigin(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    /** Frames of other sites get none but this kind, and it needs TLS. */
    private String sameSite() {
        return https ? "None" : "Lax";
    }

    private ResponseCookieBuilder cookie(BrowserToken token) {
        return ResponseCookie.from(name, token.value()).path("/").maxAge(KEPT);
    }

    private static void add(HttpServletResponse response, ResponseCookieBuilder cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** Browsers that do not say keep no cookie of this kind either. */
    private static boolean isFramed(@Nullable String destination) {
        return destination != null
                && List.of("iframe", "frame", "object", "embed").contains(destination);
    }
}
