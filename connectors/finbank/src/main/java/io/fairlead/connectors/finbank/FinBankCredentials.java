package io.fairlead.connectors.finbank;

import static io.fairlead.connectors.finbank.FinBankData.instant;
import static io.fairlead.connectors.finbank.FinBankData.list;
import static io.fairlead.connectors.finbank.FinBankData.maybe;
import static io.fairlead.connectors.finbank.FinBankData.parsed;
import static io.fairlead.connectors.finbank.FinBankData.text;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Linked;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.Picture;
import io.fairlead.spi.Revoked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import io.fairlead.spi.Step;
import io.fairlead.spi.Wish;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * FinBank with user name and password. The grant holds both and the session they gave last, which
 * is renewed by signing on again.
 */
public class FinBankCredentials extends FinBankReads {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STATE_VERSION = 1;
    private static final Duration FORM_LIFE = Duration.ofMinutes(10);

    /** A session that ends sooner than this is not used any more. */
    private static final Duration SESSION_RESERVE = Duration.ofSeconds(30);

    /** What a consumer signs on with. */
    private record SignOn(SecretText userid, SecretText password) {}

    /**
     * What must be known when the consumer answers.
     *
     * @param bankState FinBank's name of the sign-on; null while the form is open
     */
    private record Open(@Nullable SignOn signOn, @Nullable String bankState) {}

    @Override
    public String name() {
        return "finbank";
    }

    @Override
    public List<Setting> settings() {
        return List.of(URL);
    }

    @Override
    public Step<Linked> begin(BankContext bank, Wish wish) {
        try {
            var institution = institution(bank);
            refuseAtTheDoor(institution);
            return new Step.InputNeeded<>(
                    form(institution),
                    saved(new Open(null, null)),
                    bank.clock().instant().plus(FORM_LIFE));
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input) {
        if (state.version() != STATE_VERSION) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        var open = read(state);
        try {
            return switch (input) {
                case ConsumerInput.Fields(var values) -> {
                    var signOn = signOn(bank, values);
                    yield outcome(post(bank, signOn), signOn);
                }
                case ConsumerInput.Answers(var values) -> answered(bank, open, values);
                case ConsumerInput.NewCode() -> sendNewCode(bank, open);
                case ConsumerInput.Callback _, ConsumerInput.Poll _ ->
                        Step.failed(Cause.STATE_EXPIRED);
            };
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Grant> renew(BankContext bank, Grant grant) {
        try {
            var signOn = signOnOf(grant);
            var answer = post(bank, signOn);
            return answer.status() == 202
                    ? asked(answer.body(), signOn)
                    : Step.done(grant(signOn, answer.body()));
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Revoked> revoke(BankContext bank, Grant grant) {
        try {
            new FinBankClient(bank).delete("/api/session", bearer(grant));
        } catch (FinBankRefusal refusal) {
            if (refusal.why() != Cause.TOKEN_EXPIRED) {
                return refusal.step();
            }
        }
        return Step.done(new Revoked());
    }

    @Override
    SecretText bearer(Grant grant) {
        return secret(JSON.readTree(grant.content()), "session");
    }

    private static JsonNode institution(BankContext bank) {
        return new FinBankClient(bank)
                .get("/api/institutions/" + bank.institutionId(), null)
                .body();
    }

    /** Nobody types a password for a bank that says beforehand that it takes none. */
    private static void refuseAtTheDoor(JsonNode institution) {
        switch (health(institution)) {
            case MAINTENANCE -> throw new FinBankRefusal(Cause.MAINTENANCE);
            case DECERTIFIED -> throw new FinBankRefusal(Cause.INSTITUTION_NOT_SUPPORTED);
            case ONLINE, OFFLINE -> {}
        }
    }

    private static LoginForm form(JsonNode institution) {
        return new LoginForm(list(institution, "loginForm", FinBankCredentials::field));
    }

    private static LoginForm.Field field(JsonNode from) {
        return new LoginForm.Field(
                text(from, "id"),
                text(from, "name"),
                text(from, "label"),
                parsed(from, "kind", kind -> LoginForm.Kind.valueOf(kind.toUpperCase(Locale.ROOT))),
                from.path("secret").booleanValue(),
                from.path("minLength").asInt(0),
                from.path("maxLength").asInt(0),
                maybe(from, "pattern"),
                maybe(from, "help"));
    }

    /** The ids of the fields are those of {@link #form}: the institution's with 001 and 002. */
    private static SignOn signOn(BankContext bank, Map<String, SecretText> values) {
        var userid = values.get(bank.institutionId() + "001");
        var password = values.get(bank.institutionId() + "002");
        if (userid == null || password == null) {
            throw new FinBankRefusal(Cause.WRONG_CREDENTIALS);
        }
        return new SignOn(userid, password);
    }

    private Step<Linked> answered(BankContext bank, Open open, Map<String, SecretText> answers) {
        if (open.signOn() == null || open.bankState() == null) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        var plain =
                answers.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, answer -> answer.getValue().reveal()));
        var body = Map.of("state", open.bankState(), "answers", plain);
        return outcome(new FinBankClient(bank).post("/api/sign-on/answers", body), open.signOn());
    }

    private static Step<Linked> sendNewCode(BankContext bank, Open open) {
        if (open.signOn() == null || open.bankState() == null) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        var body = Map.of("state", open.bankState());
        return outcome(new FinBankClient(bank).post("/api/sign-on/code", body), open.signOn());
    }

    private static FinBankClient.Answer post(BankContext bank, SignOn signOn) {
        return new FinBankClient(bank)
                .post(
                        "/api/institutions/%s/sign-on".formatted(bank.institutionId()),
                        Map.of(
                                "userid", signOn.userid().reveal(),
                                "password", signOn.password().reveal()));
    }

    /** The session is new, so that an earlier one is still open. */
    private static Step<Linked> outcome(FinBankClient.Answer answer, SignOn signOn) {
        if (answer.status() == 202) {
            return asked(answer.body(), signOn);
        }
        return Step.done(Linked.unread(grant(signOn, answer.body())).revokingOld());
    }

    private static <T> Step<T> asked(JsonNode body, SignOn signOn) {
        return new Step.MfaNeeded<>(
                list(body, "questions", FinBankCredentials::challenge),
                saved(new Open(signOn, text(body, "state"))),
                instant(body, "expiresAt"),
                body.path("refused").isNumber(),
                body.path("sendsNewCode").asBoolean(false));
    }

    private static Challenge challenge(JsonNode from) {
        var id = text(from, "id");
        var prompt = text(from, "prompt");
        return switch (text(from, "kind")) {
            case "TFA_IMAGE" -> new Challenge.Captcha(id, prompt, picture(from));
            case "TFA_CHOICE" -> new Challenge.OneOf(id, prompt, choices(from));
            case "TFA_MULTI" -> new Challenge.AnyOf(id, prompt, choices(from));
            default -> new Challenge.Text(id, prompt, answer(from));
        };
    }

    private static Challenge.Answer answer(JsonNode from) {
        return from.path("code").asBoolean(false) ? Challenge.Answer.DIGITS : Challenge.Answer.TEXT;
    }

    private static List<Choice> choices(JsonNode from) {
        return list(
                from,
                "choices",
                choice ->
                        new Choice(
                                text(choice, "value"),
                                text(choice, "label"),
                                maybe(choice, "image") == null ? null : picture(choice)));
    }

    private static Picture picture(JsonNode from) {
        return new Picture(parsed(from, "image", Base64.getDecoder()::decode), "image/png");
    }

    private static Grant grant(SignOn signOn, JsonNode session) {
        var content =
                Map.of(
                        "userid", signOn.userid().reveal(),
                        "password", signOn.password().reveal(),
                        "session", text(session, "session"));
        var end = instant(session, "expiresAt");
        return new Grant(
                JSON.writeValueAsBytes(content), end.minus(SESSION_RESERVE), false, null, null);
    }

    private static SignOn signOnOf(Grant grant) {
        var content = JSON.readTree(grant.content());
        return new SignOn(secret(content, "userid"), secret(content, "password"));
    }

    private static SecretText secret(JsonNode from, String name) {
        return new SecretText(text(from, name));
    }

    private static SavedState saved(Open open) {
        var content = JSON.createObjectNode();
        if (open.signOn() != null) {
            content.put("userid", open.signOn().userid().reveal());
            content.put("password", open.signOn().password().reveal());
        }
        content.put("bankState", open.bankState());
        return new SavedState(STATE_VERSION, JSON.writeValueAsBytes(content));
    }

    private static Open read(SavedState state) {
        var content = JSON.readTree(state.content());
        var signOn =
                content.has("userid")
                        ? new SignOn(secret(content, "userid"), secret(content, "password"))
                        : null;
        return new Open(signOn, maybe(content, "bankState"));
    }
}
