package io.finbank.fault;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** The faults that wait for calls. */
@Service
public class Faults {

    private final FaultStore store;

    Faults(FaultStore store) {
        this.store = store;
    }

    /**
     * Lets the call meet the faults that wait for it, the oldest first, until one ends it. To be
     * called by every step before it does anything, and outside transactions: a fault may stall.
     *
     * @throws ProblemException when a fault refuses the call
     */
    public void meet(Call call) {
        for (var fault : store.findWaitingFor(call)) {
            if (store.hit(fault.id())) {
                strike(fault);
            }
        }
    }

    private static void strike(Fault fault) {
        switch (fault.kind()) {
            case STALL -> stall(Objects.requireNonNull(fault.seconds()));
            case FAIL -> throw failure(Objects.requireNonNull(fault.code()));
            case LOCK -> throw new ProblemException(Problem.ACCOUNT_LOCKED);
            case NEW_TERMS -> throw new ProblemException(Problem.ACTION_NEEDED);
            case CHANGE_PASSWORD -> throw new ProblemException(Problem.PASSWORD_EXPIRED);
            case EXPIRE_TOKEN -> throw new ProblemException(Problem.TOKEN_EXPIRED);
            case DROP, GARBAGE, OVERSIZED, WRONG_MEDIA_TYPE ->
                    throw new BrokenAnswerException(fault.kind());
        }
    }

    private static ProblemException failure(int code) {
        return new ProblemException(Objects.requireNonNull(Problem.ofCode(code)), code);
    }

    private static void stall(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.UNAVAILABLE);
        }
    }

    void add(Fault fault) {
        store.insert(fault);
    }

    /** All that wait, the oldest first. */
    public List<Fault> all() {
        return store.findAll();
    }

    boolean clear(String id) {
        return store.delete(id);
    }

    public void clearAll() {
        store.deleteAll();
    }
}
