package io.fairlead.people;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookies of the console. Only the session's says who somebody is; it goes to the console
 * alone, with no request that another site has begun, and to no script.
 */
@Component
public class ConsoleCookies {

    private static final String PATH = "/console";

    private final boolean https;

    ConsoleCookies(FairleadProperties fairlead) {
        https = "https".equals(fairlead.publicUrl().getScheme());
    }

    /** What a cookie is for. */
    public enum Purpose {
        /** A person has signed in. */
        SESSION("session", "Strict"),
        /** A password was right, and a code is due. */
        SIGN_IN("sign-in", "Strict"),
        /** A browser is at the OpenID provider, whose answer is begun by another site. */
        OIDC("oidc", "Lax");

        private final String title;
        private final String sameSite;

        Purpose(String title, String sameSite) {
            this.title = title;
            this.sameSite = sameSite;
        }
    }

    /**
     * The value that came with a request; none when two differ, one of which is somebody else's.
     */
    public Optional<Secret> read(HttpServletRequest request, Purpose purpose) {
        var cookies = request.getCookies();
        var values =
                Stream.of(cookies == null ? new Cookie[0] : cookies)
                        .filter(cookie -> cookie.getName().equals(name(purpose)))
                        .map(Cookie::getValue)
                        .distinct()
                        .toList();
        return values.size() == 1 && !values.getFirst().isEmpty()
                ? Optional.of(new Secret(values.getFirst()))
                : Optional.empty();
    }

    /** Keeps a value until the browser is closed. */
    public void set(HttpServletResponse response, Purpose purpose, Secret value) {
        add(response, cookie(purpose, value.reveal()).build());
    }

    /** Keeps a value for a while. */
    public void set(HttpServletResponse response, Purpose purpose, Secret value, Duration life) {
        add(response, cookie(purpose, value.reveal()).maxAge(life).build());
    }

    public void delete(HttpServletResponse response, Purpose purpose) {
        add(response, cookie(purpose, "").maxAge(0).build());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(Purpose purpose, String value) {
        return ResponseCookie.from(name(purpose), value)
                .path(PATH)
                .httpOnly(true)
                .secure(https)
                .sameSite(purpose.sameSite);
    }

    /** With the prefix, a browser takes a cookie of this name over TLS only. */
    private String name(Purpose purpose) {
        return (https ? "__Secure-" : "") + "fairlead-console-" + purpose.title;
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
