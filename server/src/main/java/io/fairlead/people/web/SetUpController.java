package io.fairlead.people.web;

import io.fairlead.people.SignInOutcome;
import io.fairlead.people.SignIns;
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

/** Lets people who were invited choose a password and connect an app for codes. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class SetUpController {

    private final SignIns signIns;
    private final SignInBrowser browser;

    SetUpController(SignIns signIns, SignInBrowser browser) {
        this.signIns = signIns;
        this.browser = browser;
    }

    @GetMapping(ConsolePaths.SET_UP)
    ResponseEntity<String> setUp() {
        return browser.page("set-up", new SetUpPage("", null));
    }

    @PostMapping(ConsolePaths.SET_UP)
    ResponseEntity<String> choose(
            @RequestParam String email,
            @RequestParam String invitation,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = SignInBrowser.typed(email);
        var chosen = new Secret(SignInBrowser.typed(password));
        if (!chosen.equals(new Secret(SignInBrowser.typed(again)))) {
            return chooseAgain(
                    typed,
                    FormNotice.wrong("The new passwords differ", "Type the same password twice."));
        }
        var shown = new Secret(SignInBrowser.typed(invitation));
        return switch (signIns.invitation(typed, shown, chosen, SignInBrowser.address(request))) {
            case SignInOutcome.CodeIsNext(var attempt) -> {
                browser.keepAttempt(response, attempt);
                yield Html.seeOther(ConsolePaths.FIRST_CODE);
            }
            case SignInOutcome.Locked(var remaining) ->
                    chooseAgain(typed, SignInBrowser.locked(remaining));
            case SignInOutcome.AgainstPolicy _ ->
                    chooseAgain(
                            typed,
                            FormNotice.wrong(
                                    "Choose another password",
                                    "It needs 12 to 128 characters, of more than four kinds, and is not your address."));
            case SignInOutcome _ ->
                    chooseAgain(
                            typed,
                            FormNotice.wrong(
                                    "This did not work",
                                    "The e-mail address or the one-time password is not right, or the one-time password has ended."));
        };
    }

    @GetMapping(ConsolePaths.FIRST_CODE)
    ResponseEntity<String> firstCode(HttpServletRequest request) {
        return browser.attempt(request)
                .flatMap(signIns::newTotp)
                .map(totp -> browser.page("first-code", new FirstCodePage(totp, null)))
                .orElseGet(() -> Html.seeOther(ConsolePaths.SET_UP));
    }

    @PostMapping(ConsolePaths.FIRST_CODE)
    ResponseEntity<String> firstCode(
            @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        var attempt = browser.attempt(request);
        var totp = attempt.flatMap(signIns::newTotp);
        if (attempt.isEmpty() || totp.isEmpty()) {
            return expired();
        }
        var from = SignInBrowser.address(request);
        return switch (signIns.firstCode(attempt.get(), SignInBrowser.typed(code), from)) {
            case SignInOutcome.SignedIn done -> {
                browser.keepSession(request, response, done);
                yield browser.page(
                        "recovery-codes",
                        new RecoveryCodesPage(done.recoveryCodes(), ConsolePaths.HOME));
            }
            case SignInOutcome.Wrong _ ->
                    browser.again(
                            "first-code",
                            new FirstCodePage(
                                    totp.get(),
                                    FormNotice.wrong(
                                            "This code did not work",
                                            "See whether the clock of your device is right, and type the code that the app shows now.")));
            case SignInOutcome _ -> expired();
        };
    }

    private ResponseEntity<String> expired() {
        return chooseAgain(
                "", FormNotice.wrong("Please begin again", "It was too long ago that you began."));
    }

    private ResponseEntity<String> chooseAgain(String email, @Nullable FormNotice notice) {
        return browser.again("set-up", new SetUpPage(email, notice));
    }
}
