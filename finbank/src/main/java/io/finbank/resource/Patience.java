package io.finbank.resource;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets the user {@code discovertimeout} wait for a list of accounts that never comes. */
@Component
class Patience {

    private static final String WAITING_USER = "discovertimeout";

    private final Duration wait;

    Patience(@Value("${finbank.discover-timeout}") Duration wait) {
        this.wait = wait;
    }

    void tryFor(Visitor visitor) {
        if (!visitor.userid().equals(WAITING_USER)) {
            return;
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(Problem.UNAVAILABLE);
    }
}
