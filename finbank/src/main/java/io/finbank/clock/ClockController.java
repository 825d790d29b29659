package io.finbank.clock;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and moves the bank's clock. */
@RestController
@RequestMapping("/clock")
class ClockController {

    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final BankClock clock;

    ClockController(BankClock clock) {
        this.clock = clock;
    }

    @GetMapping
    ClockBody show() {
        return new ClockBody(clock.instant(), clock.offset());
    }

    @PutMapping
    ClockBody move(@RequestBody MoveRequest request) {
        if (request.now() != null) {
            move(Duration.between(Instant.now(clock).minus(clock.offset()), request.now()));
        } else if (request.offset() != null) {
            move(request.offset());
        } else {
            throw new ProblemException(Problem.BAD_REQUEST, "Give \"now\" or \"offset\".");
        }
        return show();
    }

    private void move(Duration offset) {
        if (offset.abs().compareTo(FARTHEST) > 0) {
            throw new ProblemException(Problem.BAD_REQUEST, "Ten years are the farthest.");
        }
        clock.moveBy(offset);
    }

    @DeleteMapping
    ClockBody reset() {
        clock.moveBy(Duration.ZERO);
        return show();
    }

    record ClockBody(Instant now, Duration offset) {}

    record MoveRequest(@Nullable Instant now, @Nullable Duration offset) {}
}
