package io.fairlead.people.web;

import io.fairlead.people.ConsoleCookies;
import io.fairlead.people.ConsoleCookies.Purpose;
import io.fairlead.people.SignInOutcome;
import io.fairlead.people.SignIns;
import io.fairlead.people.oidc.OpenIdProvider;
import io.fairlead.people.oidc.ProviderException;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs people in at the OpenID provider. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class OidcController {

    private static final Logger log = LoggerFactory.getLogger(OidcController.class);
    private static final int SECRET_BYTES = 32;

    private final OpenIdProvider provider;
    private final SignIns signIns;
    private final ConsoleCookies cookies;
    private final SignInBrowser browser;
    private final Pages pages;
    private final FairleadProperties fairlead;

    OidcController(
            OpenIdProvider provider,
            SignIns signIns,
            ConsoleCookies cookies,
            SignInBrowser browser,
            Pages pages,
            FairleadProperties fairlead) {
        this.provider = provider;
        this.signIns = signIns;
        this.cookies = cookies;
        this.browser = browser;
        this.pages = pages;
        this.fairlead = fairlead;
    }

    /** Leads to the provider. A link leads here: a form could not go on to another site. */
    @GetMapping(ConsolePaths.AT_PROVIDER)
    ResponseEntity<String> begin(
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        refuseUnlessConfigured();
        signIns.admit(SignInBrowser.address(request));
        var kept = new Kept(new Secret(RandomId.hex(SECRET_BYTES)), ConsolePaths.back(back));
        try {
            var page = provider.page(kept.secret());
            cookies.set(response, Purpose.OIDC, kept.cookie(), SignIns.ATTEMPT_LIFE);
            return Html.seeOther(page.toString());
        } catch (ProviderException e) {
            return failed(e);
        }
    }

    /** Where the provider sends browsers back to. */
    @GetMapping(ConsolePaths.AT_PROVIDER + "/callback")
    ResponseEntity<String> end(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        refuseUnlessConfigured();
        signIns.admit(SignInBrowser.address(request));
        var kept = cookies.read(request, Purpose.OIDC);
        cookies.delete(response, Purpose.OIDC);
        if (kept.isEmpty()) {
            return refused(
                    "Please begin again",
                    "It was too long ago that you began to sign in, or that was in another browser.");
        }
        var begun = Kept.of(kept.get());
        try {
            var identity = provider.identity(parameters, begun.secret());
            return switch (signIns.provider(identity.email(), identity.subject(), begun.back())) {
                case SignInOutcome.SignedIn done -> {
                    browser.keepSession(request, response, done);
                    yield goOn(ConsolePaths.back(done.back()));
                }
                case SignInOutcome _ ->
                        refused(
                                "You have no access",
                                "Your organization knows you, but nobody has given you a role here. Ask whoever runs this server.");
            };
        } catch (ProviderException e) {
            return failed(e);
        }
    }

    /**
     * A page that goes on by itself: to what is asked for in the same request as the provider's
     * answer, no browser sends the new cookie, as another site has begun it.
     */
    private ResponseEntity<String> goOn(String back) {
        return Html.goOn(
                pages.render("people/signed-in", new SignedInPage(back)),
                fairlead.publicUrl() + back);
    }

    private ResponseEntity<String> failed(ProviderException failure) {
        log.warn("A sign-in at the OpenID provider has failed: {}", failure.getMessage());
        return refused(
                "The sign-in has failed",
                "Your organization's sign-in did not answer as expected. Try again; if that does not help, ask whoever runs this server.");
    }

    private ResponseEntity<String> refused(String heading, String text) {
        var again = ConsolePaths.atProvider(ConsolePaths.HOME);
        var page = new SignInPage("", ConsolePaths.HOME, again, FormNotice.wrong(heading, text));
        return browser.again("sign-in", page);
    }

    private void refuseUnlessConfigured() {
        if (!provider.isConfigured()) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
    }

    /**
     * What the browser keeps while it is at the provider.
     *
     * @param back the page that was asked for
     */
    private record Kept(Secret secret, String back) {

        private static final String BETWEEN = ".";

        static Kept of(Secret cookie) {
            var value = cookie.reveal();
            var end = value.indexOf(BETWEEN);
            return end < 0
                    ? new Kept(cookie, ConsolePaths.HOME)
                    : new Kept(new Secret(value.substring(0, end)), back(value.substring(end + 1)));
        }

        private static String back(String encoded) {
            try {
                return ConsolePaths.back(
                        new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                return ConsolePaths.HOME;
            }
        }

        Secret cookie() {
            return new Secret(
                    secret.reveal()
                            + BETWEEN
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(back.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
