package io.fairlead.shared.work;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only so many pieces of work go on at once, in the order in which they came. Who waits for
 * something outside steps aside meanwhile, so that only what this node does itself takes turns.
 */
public final class Turns {

    private static final ScopedValue<Turns> MINE = ScopedValue.newInstance();

    private final Semaphore places;
    private final int atOnce;

    /** Turns of which at most {@code atOnce} go on at the same time. */
    public Turns(int atOnce) {
        this.atOnce = atOnce;
        places = new Semaphore(atOnce, true);
    }

    /** Does the work as soon as it is its turn. */
    public void take(Runnable work) {
        places.acquireUninterruptibly();
        try {
            ScopedValue.where(MINE, this).run(work);
        } finally {
            places.release();
        }
    }

    /** Whether whoever comes now has to wait. */
    public boolean areTaken() {
        return places.availablePermits() == 0;
    }

    /** Whether more than a quarter of the turns is taken. */
    public boolean areInDemand() {
        return places.availablePermits() * 4 < atOnce * 3;
    }

    /**
     * Waits for something outside, and lets others have the turn of the calling thread meanwhile.
     */
    public static <T> T aside(Supplier<T> waiting) {
        if (!MINE.isBound()) {
            return waiting.get();
        }
        var places = MINE.get().places;
        places.release();
        try {
            return waiting.get();
        } finally {
            places.acquireUninterruptibly();
        }
    }
}
