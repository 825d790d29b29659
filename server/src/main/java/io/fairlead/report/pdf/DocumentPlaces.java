package io.fairlead.report.pdf;

import io.fairlead.shared.api.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few documents be written at once and some wait for it, so that neither takes the memory or
 * the places of everything else. Whoever comes then is told to come again.
 */
final class DocumentPlaces {

    private static final int WAITING_FOR_EACH = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Semaphore places;
    private final int mostWaiting;

    DocumentPlaces(int places) {
        this.places = new Semaphore(places, true);
        this.mostWaiting = places * WAITING_FOR_EACH;
    }

    <T> T write(Supplier<T> document) {
        take();
        try {
            return document.get();
        } finally {
            places.release();
        }
    }

    /** How many wait, nearly. */
    int waiting() {
        return places.getQueueLength();
    }

    private void take() {
        if (waiting() >= mostWaiting || !isTaken()) {
            throw Problem.OVERLOADED.exception();
        }
    }

    private boolean isTaken() {
        try {
            return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
