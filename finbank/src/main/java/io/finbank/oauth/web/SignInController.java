package io.finbank.oauth.web;

import io.finbank.bank.Institution;
import io.finbank.oauth.AuthorizationRequests;
import io.finbank.oauth.AuthorizationRequests.Asked;
import io.finbank.oauth.signin.SignInCookie;
import io.finbank.oauth.signin.SignIns;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.resource.Visitor;
import io.finbank.signon.KnownUsers;
import io.finbank.signon.Passwords;
import io.finbank.signon.question.Script;
import io.finbank.text.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The page on which users tell the bank who they are. */
@RestController
@RequestMapping("/oauth2/sign-in")
class SignInController {

    private final AuthorizationRequests requests;
    private final Passwords passwords;
    private final KnownUsers users;
    private final SignIns signIns;
    private final BankPages pages;

    SignInController(
            AuthorizationRequests requests,
            Passwords passwords,
            KnownUsers users,
            SignIns signIns,
            BankPages pages) {
        this.requests = requests;
        this.passwords = passwords;
        this.users = users;
        this.signIns = signIns;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(
            @RequestParam("client_id") String clientId,
            @RequestParam("request_uri") String requestUri) {
        return requests.pushed(requestUri)
                .map(
                        asked ->
                                page(
                                        asked,
                                        SignInPageModel.empty(
                                                asked,
                                                clientId,
                                                requestUri,
                                                users.at(asked.institution()))))
                .orElseGet(pages::ended);
    }

    @PostMapping
    ResponseEntity<String> signIn(
            @RequestParam("client_id") String clientId,
            @RequestParam("request_uri") String requestUri,
            @RequestParam String username,
            @RequestParam String password) {
        var found = requests.pushed(requestUri);
        if (found.isEmpty()) {
            return pages.ended();
        }
        var asked = found.get();
        try {
            var token = signIns.open(visitor(asked.institution(), username, password), requestUri);
            return onward(clientId, requestUri, token);
        } catch (ProblemException e) {
            return page(
                    asked,
                    SignInPageModel.refused(
                            asked,
                            clientId,
                            requestUri,
                            username,
                            told(e),
                            users.at(asked.institution())));
        }
    }

    private static String told(ProblemException refusal) {
        return refusal.problem() == Problem.WRONG_CREDENTIALS
                ? Texts.get("signIn.refused")
                : Texts.get("signIn.impossible", refusal.problem().message());
    }

    @PostMapping("/cancel")
    ResponseEntity<String> cancel(@RequestParam("request_uri") String requestUri) {
        return requests.refuse(requestUri)
                .map(
                        location ->
                                ResponseEntity.status(HttpStatus.SEE_OTHER)
                                        .header(HttpHeaders.LOCATION, location)
                                        .<String>build())
                .orElseGet(pages::ended);
    }

    private Visitor visitor(Institution institution, String userid, String password) {
        var acceptance = passwords.check(institution, userid, password);
        if (acceptance.script() != Script.NONE && !acceptance.persona()) {
            // These pages ask no questions, so test users who would be asked some are unknown here.
            throw new ProblemException(Problem.WRONG_CREDENTIALS);
        }
        return new Visitor(institution.id(), userid, acceptance.profile(), null);
    }

    private ResponseEntity<String> page(Asked asked, SignInPageModel model) {
        HttpStatus status = model.problem() == null ? HttpStatus.OK : HttpStatus.UNAUTHORIZED;
        return pages.page(status, "signIn", model, asked.redirectUri());
    }

    private static ResponseEntity<String> onward(String clientId, String requestUri, String token) {
        var location =
                UriComponentsBuilder.fromPath("/oauth2/authorize")
                        .queryParam("client_id", "{client}")
                        .queryParam("request_uri", "{request}")
                        .encode()
                        .buildAndExpand(clientId, requestUri)
                        .toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(location)
                .header(HttpHeaders.SET_COOKIE, SignInCookie.of(token).toString())
                .build();
    }
}
