package io.fairlead.account.recurring;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Room for so many bookings in the memory of a node. Those of a customer who has more are divided
 * by their payees into parts that take half of the room on average, since payees differ.
 */
final class BookingRoom {

    /** A payee with more bookings than a tenth of the room could fill a part alone. */
    private static final int PAYEES_AT_LEAST = 10;

    private final int size;
    private final Semaphore free;

    /**
     * @param size a number of bookings
     */
    BookingRoom(int size) {
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /** Into how many parts so many bookings are divided. */
    int parts(long bookings) {
        return bookings <= size ? 1 : Math.toIntExact(Math.ceilDiv(2 * bookings, size));
    }

    /** How many bookings of one payee are held, where there are so many in all. */
    int mostOfPayee(long bookings) {
        return bookings <= size ? size : size / PAYEES_AT_LEAST;
    }

    /** Does what holds so many bookings, or a part of them, as soon as there is room. */
    <T> T take(long bookings, Supplier<T> work) {
        var taken = Math.toIntExact(Math.min(bookings, size));
        free.acquireUninterruptibly(taken);
        try {
            return work.get();
        } finally {
            free.release(taken);
        }
    }
}
