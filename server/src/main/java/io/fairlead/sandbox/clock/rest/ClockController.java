package io.fairlead.sandbox.clock.rest;

import io.fairlead.sandbox.SandboxGate;
import io.fairlead.sandbox.clock.ClockState;
import io.fairlead.sandbox.clock.Pending;
import io.fairlead.sandbox.clock.SandboxClock;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.http.OutboundException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Shows the sandbox's clock, and puts it forward. */
@RestController
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/sandbox/v1/clock")
class ClockController {

    private static final int LONGEST = 40;
    private static final int MOST_SHOWN = 1_000;

    private final SandboxClock sandbox;
    private final Clock clock;

    ClockController(SandboxClock sandbox, Clock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    record ClockResponse(Instant now, String offset) {

        static ClockResponse of(ClockState state) {
            return new ClockResponse(state.now(), state.offset().toString());
        }
    }

    record PendingClockResponse(Instant now, String offset, List<PendingResponse> pending) {

        static PendingClockResponse of(ClockState state, List<Pending> pending) {
            return new PendingClockResponse(
                    state.now(),
                    state.offset().toString(),
                    pending.stream().map(PendingResponse::of).toList());
        }
    }

    record PendingResponse(String what, String subject, Instant until) {

        static PendingResponse of(Pending pending) {
            return new PendingResponse(pending.what(), pending.subject(), pending.until());
        }
    }

    @GetMapping
    PendingClockResponse show(@RequestParam Map<String, String> query) {
        var limit = new QueryFields(query).limit(MOST_SHOWN);
        return PendingClockResponse.of(sandbox.state(), sandbox.pending(limit));
    }

    @PostMapping
    ClockResponse move(ObjectNode body) {
        SandboxGate.refuseOthersThan(Set.of("advance", "to"), body, "");
        var fields = new BodyFields(body);
        var advance = fields.optional("advance", LONGEST);
        var to = fields.instant("to");
        if ((advance == null) == (to == null)) {
            throw Problem.BAD_REQUEST.exception(
                    "Give either \"advance\", such as P1D or PT2H, or \"to\", a moment.");
        }
        var by = to == null ? later(Objects.requireNonNull(advance)) : until(to);
        var field = to == null ? "advance" : "to";
        if (by.isNegative()) {
            throw Problem.BAD_REQUEST.exception(
                    "The clock goes forward only: \"%s\" must not lead back. Reset it to show the real time."
                            .formatted(field));
        }
        if (!sandbox.canMoveBy(by)) {
            throw Problem.BAD_REQUEST.exception(
                    "\"%s\" leads further than ten years ahead.".formatted(field));
        }
        return answer(() -> sandbox.moveBy(by));
    }

    private Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    @PostMapping("/reset")
    ClockResponse reset() {
        return answer(sandbox::reset);
    }

    private static ClockResponse answer(Supplier<ClockState> action) {
        try {
            return ClockResponse.of(action.get());
        } catch (OutboundException _) {
            throw Problem.BANK_DOES_NOT_ANSWER.exception();
        }
    }

    /** Years, months and days, or hours, minutes and seconds. */
    private Duration later(String advance) {
        try {
            if (advance.contains("T")) {
                return Duration.parse(advance);
            }
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            return Duration.between(now, now.plus(Period.parse(advance)));
        } catch (DateTimeException | ArithmeticException _) {
            throw Problem.BAD_REQUEST.exception(
                    "\"advance\" must be a duration such as P1D, P1M or PT2H.");
        }
    }
}
