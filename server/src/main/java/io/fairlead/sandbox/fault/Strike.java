package io.fairlead.sandbox.fault;

import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What faults do to a call before its bank hears of it. */
final class Strike {

    private Strike() {}

    /** The failure that a fault is in place of the bank's answer; none when it is another thing. */
    static Optional<Step.Failed<?>> of(Fault fault) {
        return switch (fault.does()) {
            case REFUSE, NEW_TERMS, CHANGED_PASSWORD, EXPIRED_CONSENT ->
                    Optional.of(RefusalCodes.failure(code(fault)));
            case STALL -> {
                stall(Objects.requireNonNull(fault.seconds()));
                yield Optional.empty();
            }
            case DROP -> throw new BankHttpException(Cause.BROKEN_OFF, "A fault of the sandbox");
            case GARBAGE ->
                    Optional.of(
                            (Step.Failed<?>)
                                    Step.failed(Cause.UNREADABLE_ANSWER, "A fault of the sandbox"));
            case ASK_MORE, PARTIAL_ACCOUNTS, DUPLICATE_IDS, LATE_POSTINGS -> Optional.empty();
        };
    }

    /** The aggregation status that a refusal is told by. */
    static int code(Fault fault) {
        return switch (fault.does()) {
            case NEW_TERMS -> 108;
            case CHANGED_PASSWORD -> 103;
            case EXPIRED_CONSENT -> 947;
            default -> Objects.requireNonNullElse(fault.code(), 102);
        };
    }

    private static void stall(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BankHttpException(Cause.TIMED_OUT, "A fault of the sandbox");
        }
    }
}
