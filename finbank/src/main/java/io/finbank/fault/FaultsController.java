package io.finbank.fault;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders, shows and clears faults. */
@RestController
@RequestMapping("/faults")
class FaultsController {

    private final Faults faults;

    FaultsController(Faults faults) {
        this.faults = faults;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Fault order(@RequestBody FaultRequest request) {
        var fault = request.checked(UUID.randomUUID().toString());
        faults.add(fault);
        return fault;
    }

    @GetMapping
    FaultList show() {
        return new FaultList(faults.all());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable String id) {
        if (!faults.clear(id)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearAll() {
        faults.clearAll();
    }

    record FaultList(List<Fault> faults) {}

    record FaultRequest(
            @Nullable String institutionId,
            @Nullable String userid,
            @Nullable Step step,
            @Nullable String accountId,
            @Nullable FaultKind kind,
            @Nullable Integer code,
            @Nullable Integer seconds,
            @Nullable Integer times) {

        private static final int LONGEST_STALL_SECONDS = 3600;

        Fault checked(String id) {
            if (kind == null) {
                throw wrong("\"kind\" is missing.");
            }
            if (kind == FaultKind.FAIL && (code == null || Problem.ofCode(code) == null)) {
                throw wrong("\"code\" must be an aggregation status code that a bank can cause.");
            }
            if (kind == FaultKind.STALL && (seconds == null || !isStall(seconds))) {
                throw wrong("\"seconds\" must be a number from 1 to 3600.");
            }
            if (times != null && times < 1) {
                throw wrong("\"times\" must be at least 1, or null for every call.");
            }
            return new Fault(
                    id,
                    institutionId,
                    userid,
                    step == null ? Step.ANY : step,
                    accountId,
                    kind,
                    code,
                    seconds,
                    times,
                    0);
        }

        private static boolean isStall(int seconds) {
            return seconds >= 1 && seconds <= LONGEST_STALL_SECONDS;
        }

        private static ProblemException wrong(String message) {
            return new ProblemException(Problem.BAD_REQUEST, message);
        }
    }
}
