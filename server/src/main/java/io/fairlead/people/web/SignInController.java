package io.fairlead.people.web;

import io.fairlead.people.Person;
import io.fairlead.people.SignInOutcome;
import io.fairlead.people.SignIns;
import io.fairlead.people.SignedInPeople;
import io.fairlead.people.oidc.OpenIdProvider;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs people in with a password and a code, and out. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class SignInController {

    private final SignIns signIns;
    private final SignedInPeople people;
    private final OpenIdProvider provider;
    private final SignInBrowser browser;

    SignInController(
            SignIns signIns,
            SignedInPeople people,
            OpenIdProvider provider,
            SignInBrowser browser) {
        this.signIns = signIns;
        this.people = people;
        this.provider = provider;
        this.browser = browser;
    }

    @GetMapping(ConsolePaths.SIGN_IN)
    ResponseEntity<String> signIn(
            @RequestParam(required = false) @Nullable String back, HttpServletRequest request) {
        var asked = ConsolePaths.back(back);
        return people.who(request).isPresent()
                ? Html.seeOther(asked)
                : browser.page("sign-in", page("", asked, null));
    }

    @PostMapping(ConsolePaths.SIGN_IN)
    ResponseEntity<String> password(
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asked = ConsolePaths.back(back);
        var shown = new Secret(SignInBrowser.typed(password));
        var typed = SignInBrowser.typed(email);
        return switch (signIns.password(typed, shown, SignInBrowser.address(request), asked)) {
            case SignInOutcome.CodeIsNext(var attempt) -> {
                browser.keepAttempt(response, attempt);
                yield Html.seeOther(ConsolePaths.CODE);
            }
            case SignInOutcome.Locked(var remaining) ->
                    browser.again("sign-in", page(typed, asked, SignInBrowser.locked(remaining)));
            case SignInOutcome _ ->
                    browser.again(
                            "sign-in",
                            page(
                                    typed,
                                    asked,
                                    FormNotice.wrong(
                                            "This did not work",
                                            "The e-mail address or the password is not right.")));
        };
    }

    @GetMapping(ConsolePaths.CODE)
    ResponseEntity<String> code(HttpServletRequest request) {
        return browser.attempt(request).isEmpty()
                ? Html.seeOther(ConsolePaths.SIGN_IN)
                : browser.page("code", new CodePage(null));
    }

    @PostMapping(ConsolePaths.CODE)
    ResponseEntity<String> code(
            @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        var attempt = browser.attempt(request);
        if (attempt.isEmpty()) {
            return expired();
        }
        var from = SignInBrowser.address(request);
        return switch (signIns.code(attempt.get(), SignInBrowser.typed(code), from)) {
            case SignInOutcome.SignedIn done -> {
                browser.keepSession(request, response, done);
                yield Html.seeOther(ConsolePaths.back(done.back()));
            }
            case SignInOutcome.Expired _ -> expired();
            case SignInOutcome.Locked(var remaining) ->
                    browser.again("code", new CodePage(SignInBrowser.locked(remaining)));
            case SignInOutcome _ ->
                    browser.again(
                            "code",
                            new CodePage(
                                    FormNotice.wrong(
                                            "This code did not work",
                                            "Wait for the next code of your app; each works once. A recovery code works once, too.")));
        };
    }

    @GetMapping("/console/sign-out")
    ResponseEntity<String> signOut(HttpServletRequest request) {
        var name = people.who(request).map(Person::name).orElse(null);
        return browser.page("sign-out", new SignOutPage(name));
    }

    @PostMapping("/console/sign-out")
    ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
        browser.endSession(request, response);
        return Html.seeOther(ConsolePaths.SIGN_IN);
    }

    private ResponseEntity<String> expired() {
        var notice =
                FormNotice.wrong(
                        "Please begin again", "It was too long ago that you began to sign in.");
        return browser.again("sign-in", page("", ConsolePaths.HOME, notice));
    }

    private SignInPage page(String email, String back, @Nullable FormNotice notice) {
        var atProvider = provider.isConfigured() ? ConsolePaths.atProvider(back) : null;
        return new SignInPage(email, back, atProvider, notice);
    }
}
