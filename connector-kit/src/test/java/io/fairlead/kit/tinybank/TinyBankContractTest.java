package io.fairlead.kit.tinybank;

import io.fairlead.kit.BankConsumer;
import io.fairlead.kit.ConnectorContract;
import io.fairlead.kit.Failure;
import io.fairlead.kit.Operation;
import io.fairlead.kit.TestInstitution;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;

class TinyBankContractTest extends ConnectorContract {

    private final TinyBank bank = new TinyBank();

    @AfterAll
    void stopBank() {
        bank.close();
    }

    @Override
    protected Connector newConnector() {
        return new TinyBankConnector();
    }

    @Override
    protected TestInstitution institution() {
        return new TestInstitution(
                "1",
                Map.of("url", bank.url()),
                Map.of(),
                URI.create("https://fairlead.example/oauth/callback"));
    }

    @Override
    protected Set<Operation> offers() {
        return Set.of(Operation.VISIT);
    }

    @Override
    protected BankConsumer consumer() {
        return asked -> filled(TinyBank.PASSWORD);
    }

    @Override
    protected BankConsumer refusedConsumer() {
        return asked -> filled("canary-that-is-wrong");
    }

    private static ConsumerInput filled(String password) {
        return new ConsumerInput.Fields(
                Map.of(
                        "user", new SecretText(TinyBank.USER),
                        "password", new SecretText(password)));
    }

    @Override
    protected DateRange busyDays() {
        return new DateRange(TinyBank.FIRST_DAY, TinyBank.LAST_DAY);
    }

    @Override
    protected Stream<Failure> failures() {
        return Stream.of(
                new Failure(Operation.RESUME, Cause.USER_LOCKED),
                new Failure(Operation.ACCOUNTS, Cause.MAINTENANCE),
                new Failure(Operation.BALANCE, Cause.MAINTENANCE),
                new Failure(Operation.TRANSACTIONS, Cause.WRONG_CREDENTIALS),
                new Failure(Operation.VISIT, Cause.MAINTENANCE));
    }

    @Override
    protected void failBank(Failure failure) {
        bank.fail(
                switch (failure.cause()) {
                    case USER_LOCKED -> "locked";
                    case MAINTENANCE -> "maintenance";
                    case WRONG_CREDENTIALS -> "wrong-password";
                    default -> throw new IllegalArgumentException(failure.toString());
                });
    }

    @Override
    protected void calmBank() {
        bank.fail(null);
    }
}
