package io.finbank.oauth.web;

import io.finbank.clock.BankClock;
import io.finbank.oauth.AuthorizationRequests;
import io.finbank.oauth.ChosenAccounts;
import io.finbank.oauth.grant.Grants;
import io.finbank.oauth.signin.SignedInUser;
import io.finbank.text.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page on which users choose accounts and allow a client to read them. */
@RestController
class ConsentPageController {

    private final AuthorizationRequests requests;
    private final ChosenAccounts accounts;
    private final BankPages pages;
    private final BankClock clock;

    ConsentPageController(
            AuthorizationRequests requests,
            ChosenAccounts accounts,
            BankPages pages,
            BankClock clock) {
        this.requests = requests;
        this.accounts = accounts;
        this.pages = pages;
        this.clock = clock;
    }

    private String until() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(Texts.language()))
                .withZone(ZoneOffset.UTC)
                .format(clock.instant().plus(Grants.CONSENT_LIFE));
    }

    /**
     * @param none whether the user has just chosen no account
     */
    @GetMapping("/oauth2/consent")
    ResponseEntity<String> show(
            SignedInUser user,
            @RequestParam("client_id") String clientId,
            @RequestParam String state,
            @RequestParam(defaultValue = "false") boolean none) {
        var offered = accounts.offeredTo(user.visitor()).stream().map(OfferedAccount::of).toList();
        return requests.awaitingConsent(state, user)
                .map(
                        asked ->
                                pages.page(
                                        HttpStatus.OK,
                                        "consent",
                                        new ConsentPageModel(
                                                asked.institution().name(),
                                                clientId,
                                                state,
                                                user.visitor().userid(),
                                                offered,
                                                until(),
                                                none),
                                        asked.redirectUri()))
                .orElseGet(pages::ended);
    }
}
