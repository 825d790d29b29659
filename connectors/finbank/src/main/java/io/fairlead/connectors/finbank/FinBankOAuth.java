package io.fairlead.connectors.finbank;

import static io.fairlead.connectors.finbank.FinBankData.instant;
import static io.fairlead.connectors.finbank.FinBankData.text;

import io.fairlead.oauth.ClientIdentity;
import io.fairlead.oauth.OAuthClient;
import io.fairlead.oauth.OAuthException;
import io.fairlead.oauth.OAuthServer;
import io.fairlead.oauth.OpenAuthorization;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Revoked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import io.fairlead.spi.Step;
import io.fairlead.spi.Visitor;
import io.fairlead.spi.Wish;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * FinBank over OAuth 2.0: a pushed authorization request with PKCE, and refresh tokens that are
 * good once. The grant holds the access token and the refresh token.
 */
public class FinBankOAuth extends FinBankReads {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STATE_VERSION = 1;
    private static final Duration VISIT_LIFE = Duration.ofMinutes(10);

    /** A token that ends sooner than this is not used any more. */
    private static final Duration TOKEN_RESERVE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "finbank-oauth";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                URL,
                Setting.of("client-id", Setting.Kind.TEXT, "By which FinBank knows Fairlead.")
                        .withStandard("fairlead"),
                Setting.of("client-secret", Setting.Kind.SECRET, "What proves that it is Fairlead.")
                        .asRequired());
    }

    @Override
    public Step<Linked> begin(BankContext bank, Wish wish) {
        try {
            var begun = client(bank).begin("accounts", wishes(bank));
            return new Step.RedirectNeeded<>(
                    begun.page(),
                    begun.open().state(),
                    saved(begun.open()),
                    bank.clock().instant().plus(VISIT_LIFE));
        } catch (OAuthException refused) {
            return refusal(refused, Cause.CONSENT_MISSING).step();
        }
    }

    /** What is asked for, and in which languages the bank's pages are wanted. */
    private static Map<String, String> wishes(BankContext bank) {
        var wishes = new HashMap<>(Map.of("institution", bank.institutionId()));
        bank.visitor()
                .map(Visitor::languages)
                .filter(languages -> !languages.isEmpty())
                .ifPresent(languages -> wishes.put("ui_locales", String.join(" ", languages)));
        return wishes;
    }

    /** The consent is new, so that an earlier one goes on at the bank. */
    @Override
    public Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input) {
        if (state.version() != STATE_VERSION
                || !(input instanceof ConsumerInput.Callback(var query))) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        try {
            var tokens = client(bank).exchange(opened(state), query);
            return Step.done(Linked.unread(consented(bank, tokens)).revokingOld());
        } catch (OAuthException refused) {
            return consentRefusal(refused).step();
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    private static FinBankRefusal consentRefusal(OAuthException refused) {
        return refused.body().isEmpty() && isOtherThanDenied(refused.error())
                ? new FinBankRefusal(Cause.CONSENT_MISSING)
                : refusal(refused, Cause.STATE_EXPIRED);
    }

    private static boolean isOtherThanDenied(String error) {
        return !error.isEmpty() && !error.equals("access_denied");
    }

    @Override
    public Step<Grant> renew(BankContext bank, Grant grant) {
        return asked(
                () ->
                        granted(
                                client(bank).renew(refresh(grant)),
                                grant.authorizedFrom(),
                                grant.authorizedUntil()));
    }

    @Override
    public Step<Revoked> revoke(BankContext bank, Grant grant) {
        return asked(
                () -> {
                    client(bank).revoke(refresh(grant));
                    return new Revoked();
                });
    }

    private static <T> Step<T> asked(Call<T> call) {
        try {
            return Step.done(call.result());
        } catch (OAuthException refused) {
            return refusal(refused, Cause.TOKEN_EXPIRED).step();
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    SecretText bearer(Grant grant) {
        return new SecretText(text(JSON.readTree(grant.content()), "access"));
    }

    private static SecretText refresh(Grant grant) {
        return new SecretText(text(JSON.readTree(grant.content()), "refresh"));
    }

    /**
     * The code is spent, so that a bank which now fails to tell of the consent costs nothing else.
     */
    private static Grant consented(BankContext bank, OAuthClient.Tokens tokens) {
        try {
            var consent = new FinBankClient(bank).get("/api/consent", tokens.access()).body();
            return granted(tokens, instant(consent, "grantedAt"), instant(consent, "expiresAt"));
        } catch (FinBankRefusal | BankHttpException _) {
            return granted(tokens, bank.clock().instant(), null);
        }
    }

    /** Asks the bank nothing more: what a renewal has spent must not be lost to another failure. */
    private static Grant granted(
            OAuthClient.Tokens tokens, @Nullable Instant from, @Nullable Instant until) {
        if (tokens.refresh() == null) {
            throw FinBankRefusal.unreadable();
        }
        var content =
                Map.of(
                        "access", tokens.access().reveal(),
                        "refresh", tokens.refresh().reveal());
        return new Grant(
                JSON.writeValueAsBytes(content),
                tokens.until().minus(TOKEN_RESERVE),
                true,
                from,
                until);
    }

    /** OAuth's errors are FinBank's own where it has some beside them. */
    private static FinBankRefusal refusal(OAuthException refused, Cause invalidGrant) {
        var own = json(refused.body());
        return own.path("cause").isString()
                ? FinBankFailures.refusal(own, null)
                : new FinBankRefusal((Step.Failed<?>) refused.step(invalidGrant));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }

    private static OAuthClient client(BankContext bank) {
        var base = new FinBankClient(bank).base();
        var server =
                new OAuthServer(
                        base,
                        URI.create(base + "/oauth2/par"),
                        URI.create(base + "/oauth2/authorize"),
                        URI.create(base + "/oauth2/token"),
                        URI.create(base + "/oauth2/revoke"));
        return new OAuthClient(
                bank,
                server,
                new ClientIdentity.SecretInHeader(
                        bank.setting("client-id").orElseThrow(),
                        bank.secret("client-secret").orElse(new SecretText(""))));
    }

    private static SavedState saved(OpenAuthorization open) {
        var content = Map.of("verifier", open.verifier().reveal(), "state", open.state());
        return new SavedState(STATE_VERSION, JSON.writeValueAsBytes(content));
    }

    private static OpenAuthorization opened(SavedState state) {
        var content = JSON.readTree(state.content());
        return new OpenAuthorization(
                text(content, "state"), new SecretText(text(content, "verifier")));
    }
}
