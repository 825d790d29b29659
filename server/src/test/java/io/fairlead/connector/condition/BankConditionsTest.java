package io.fairlead.connector.condition;

import static io.fairlead.connector.condition.BankCondition.DOWN;
import static io.fairlead.connector.condition.BankCondition.MAINTENANCE;
import static io.fairlead.connector.condition.BankCondition.UNSTEADY;
import static io.fairlead.connector.condition.BankCondition.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a bank by the calls that were made to it. */
class BankConditionsTest {

    private static final String BANK = "101732";

    private final MovableClock clock = new MovableClock();
    private final BankConditions conditions = new BankConditions(properties(), clock);

    private static ConnectorProperties properties() {
        return new ConnectorProperties(
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                64,
                Duration.ofMinutes(3),
                80,
                10,
                Duration.ofMinutes(5),
                Map.of(),
                Map.of(),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "MAINTENANCE, MAINTENANCE",
        "CONNECTION_DOWN, DOWN",
        "BANK_TROUBLE, UNSTEADY",
        "SOME_USERS_FAIL, UNSTEADY",
        "WRONG_CREDENTIALS, WORKING",
        "USER_LOCKED, WORKING",
        "RATE_LIMITED, WORKING"
    })
    void isWhatTheBankSaysOfItself(Cause cause, BankCondition condition) {
        assertThat(conditions.of(BANK)).isEqualTo(WORKING);
        conditions.heard(BANK, Step.failed(cause));
        assertThat(conditions.of(BANK)).isEqualTo(condition);
        assertThat(conditions.of("102105")).as("another bank").isEqualTo(WORKING);
    }

    @Test
    void isForgottenOnceTheBankAnswersOrTimeIsOver() {
        conditions.heard(BANK, Step.failed(Cause.MAINTENANCE));
        conditions.heard(BANK, Step.done("accounts"));
        assertThat(conditions.of(BANK)).isEqualTo(WORKING);

        conditions.heard(BANK, Step.failed(Cause.MAINTENANCE));
        clock.advance(Duration.ofMinutes(6));
        assertThat(conditions.of(BANK)).isEqualTo(WORKING);

        var hour = new Step.Failed<>(Cause.MAINTENANCE, Duration.ofHours(1), "Later.");
        conditions.heard(BANK, hour);
        clock.advance(Duration.ofMinutes(59));
        assertThat(conditions.of(BANK)).isEqualTo(MAINTENANCE);
    }

    @Test
    void isDownWhileItIsLeftAlone() {
        calls(10, 10);
        assertThat(conditions.of(BANK)).isEqualTo(DOWN);
    }

    @Test
    void isUnsteadyWhileSomeCallsFail() {
        calls(1, 10);
        assertThat(conditions.of(BANK)).isEqualTo(WORKING);
        calls(3, 10);
        assertThat(conditions.of(BANK)).isEqualTo(UNSTEADY);
    }

    private void calls(int failing, int all) {
        var breaker = conditions.breaker(BANK);
        for (var call = 0; call < all; call++) {
            if (call < failing) {
                breaker.onError(1, TimeUnit.MILLISECONDS, new IllegalStateException("silent"));
            } else {
                breaker.onSuccess(1, TimeUnit.MILLISECONDS);
            }
        }
    }
}
