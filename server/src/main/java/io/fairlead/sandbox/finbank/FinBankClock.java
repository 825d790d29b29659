package io.fairlead.sandbox.finbank;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** FinBank's clock. */
@Component
public class FinBankClock {

    private static final int LONGEST_ANSWER = 4 * 1024;
    private static final int OK = 200;

    /** The hour, in UTC, at which the bank's day begins. */
    private static final int DAY_BEGINS = 12;

    private final FinBankCalls calls;

    FinBankClock(FinBankCalls calls) {
        this.calls = calls;
    }

    /**
     * Makes it so much later at the bank than it is.
     *
     * @throws io.fairlead.shared.http.OutboundException when the bank does not answer
     */
    public void put(Duration ahead) {
        var body = "{\"offset\":\"%s\"}".formatted(ahead).getBytes(StandardCharsets.UTF_8);
        var answer = calls.send("PUT", "/clock", body, LONGEST_ANSWER);
        if (answer.status() != OK) {
            throw new IllegalStateException("FinBank's clock answered " + answer.status());
        }
    }

    /** When the bank's next day begins, with new transactions. */
    public static Instant dayAfter(Instant now) {
        var today =
                now.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .atTime(DAY_BEGINS, 0)
                        .toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }
}
