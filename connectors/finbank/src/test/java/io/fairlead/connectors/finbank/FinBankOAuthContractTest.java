package io.fairlead.connectors.finbank;

import static java.util.stream.Collectors.toMap;

import io.fairlead.kit.BankConsumer;
import io.fairlead.kit.Operation;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Linked;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

class FinBankOAuthContractTest extends FinBankContract {

    @Override
    protected Connector newConnector() {
        return new FinBankOAuth();
    }

    @Override
    String institutionId() {
        return "102176";
    }

    @Override
    Map<String, SecretText> secrets() {
        return Map.of("client-secret", new SecretText(io.finbank.OAuthClient.standard().secret()));
    }

    @Override
    protected Set<Operation> offers() {
        return EnumSet.complementOf(EnumSet.of(Operation.ANSWER, Operation.VISIT));
    }

    @Override
    protected BankConsumer consumer() {
        return asked -> atTheBank(asked, BankVisitor::allow);
    }

    @Override
    protected BankConsumer refusedConsumer() {
        return asked -> atTheBank(asked, BankVisitor::decline);
    }

    @Override
    protected Cause refusal() {
        return Cause.CONSENT_DENIED;
    }

    private ConsumerInput atTheBank(Step<Linked> asked, Function<BankVisitor, URI> decision) {
        if (!(asked instanceof Step.RedirectNeeded<Linked> redirect)) {
            throw new AssertionError("Nobody expected " + asked);
        }
        try (var visitor = new BankVisitor(address())) {
            visitor.signIn(redirect.url(), "ordinary", PROFILE);
            return returned(decision.apply(visitor));
        }
    }

    private static ConsumerInput returned(URI callback) {
        return new ConsumerInput.Callback(
                BankVisitor.query(callback).entrySet().stream()
                        .collect(
                                toMap(
                                        Map.Entry::getKey,
                                        parameter -> new SecretText(parameter.getValue()))));
    }

    @Override
    @Nullable String faultStep(Operation at) {
        return switch (at) {
            case BEGIN, ANSWER -> null;
            case RESUME, RENEW -> "token";
            case ACCOUNTS -> "accounts";
            case BALANCE -> "balance";
            case TRANSACTIONS -> "transactions";
            case OWNERS -> "owners";
            case ACH_DETAILS -> "ach";
            case LOAN_PAYMENT -> "loan";
            case STATEMENTS, STATEMENT -> "statements";
            case VISIT -> null;
            case REVOKE -> "revoke";
        };
    }
}
