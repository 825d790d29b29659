package io.fairlead.connectors.finbank;

import io.fairlead.kit.BankConsumer;
import io.fairlead.kit.Operation;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Linked;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

class FinBankCredentialsContractTest extends FinBankContract {

    /** Knows both the profiles and the users who are asked questions. */
    private static final String FINBANK_CLASSIC = "101723";

    private static final String PASSWORD = "canary-7c1f0e52";
    private static final String QUESTIONED_PASSWORD = "canary-93b8d4a6";

    /** Passwords that nothing else is called like. */
    @BeforeAll
    void choosePasswords() {
        change("ordinary", PROFILE, PASSWORD);
        change("tfa_code", "go", QUESTIONED_PASSWORD);
    }

    private void change(String userid, String current, String wanted) {
        call(
                "PUT",
                "/api/institutions/%s/users/%s/password".formatted(FINBANK_CLASSIC, userid),
                Map.of("current", current, "wanted", wanted));
    }

    @Override
    protected Connector newConnector() {
        return new FinBankCredentials();
    }

    @Override
    String institutionId() {
        return FINBANK_CLASSIC;
    }

    @Override
    protected Set<Operation> offers() {
        return EnumSet.complementOf(EnumSet.of(Operation.VISIT));
    }

    @Override
    protected BankConsumer consumer() {
        return asked -> answer(asked, "ordinary", PASSWORD);
    }

    @Override
    protected BankConsumer refusedConsumer() {
        return asked -> answer(asked, "ordinary", "canary-that-is-wrong");
    }

    @Override
    protected Optional<BankConsumer> questionedConsumer() {
        return Optional.of(asked -> answer(asked, "tfa_code", QUESTIONED_PASSWORD));
    }

    @Override
    protected Optional<BankConsumer> mistakenConsumer() {
        return Optional.of(
                asked ->
                        answer(asked, "tfa_code", QUESTIONED_PASSWORD)
                                        instanceof ConsumerInput.Answers(var right)
                                ? new ConsumerInput.Answers(mistaken(right))
                                : answer(asked, "tfa_code", QUESTIONED_PASSWORD));
    }

    /** No way to send a code is wrong, and no code is 0. */
    private static Map<String, SecretText> mistaken(Map<String, SecretText> right) {
        return right.containsKey("code") ? Map.of("code", new SecretText("0")) : right;
    }

    private static ConsumerInput answer(Step<Linked> asked, String userid, String password) {
        return switch (asked) {
            case Step.InputNeeded<Linked>(var form, _, _) -> filled(form, userid, password);
            case Step.MfaNeeded<Linked> question -> answered(question.challenges().getFirst());
            default -> throw new AssertionError("Nobody expected " + asked);
        };
    }

    private static ConsumerInput filled(LoginForm form, String userid, String password) {
        var values = new HashMap<String, SecretText>();
        for (var field : form.fields()) {
            values.put(field.id(), new SecretText(field.secret() ? password : userid));
        }
        return new ConsumerInput.Fields(values);
    }

    /** The bank's code stands in the question. */
    private static ConsumerInput answered(Challenge challenge) {
        var answer =
                switch (challenge) {
                    case Challenge.OneOf choice -> choice.choices().getFirst().value();
                    case Challenge other -> other.prompt().replaceAll("[^0-9]", "");
                };
        return new ConsumerInput.Answers(Map.of(challenge.id(), new SecretText(answer)));
    }

    @Override
    @Nullable String faultStep(Operation at) {
        return switch (at) {
            case BEGIN -> "probe";
            case RESUME, RENEW -> "sign-on";
            case ANSWER -> "answers";
            case ACCOUNTS -> "accounts";
            case BALANCE -> "balance";
            case TRANSACTIONS -> "transactions";
            case OWNERS -> "owners";
            case ACH_DETAILS -> "ach";
            case LOAN_PAYMENT -> "loan";
            case STATEMENTS, STATEMENT -> "statements";
            case VISIT, REVOKE -> null;
        };
    }
}
