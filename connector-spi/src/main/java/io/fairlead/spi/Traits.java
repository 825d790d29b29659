package io.fairlead.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a bank bears and how it is read. Fairlead obeys.
 *
 * @param oneAtATime whether the calls for one login must come one after the other, whatever they
 *     are for and on whichever node; other logins do not wait
 * @param readsAllAtOnce whether {@link Connector#visit} reads accounts and transactions of a login
 *     with one call; {@link Connector#accounts} and {@link Connector#transactions} are then called
 *     only while a consumer chooses accounts, and for the history that a partner orders
 * @param mostDays the longest range of days that one call may ask for; 0: no limit. Visits for more
 *     days are made one after the other, newest days first
 * @param historyDays how many days back the bank has transactions; 0: no limit
 * @param restBetweenReads how long after a refresh the next one is answered from what is stored;
 *     null: not at all
 */
public record Traits(
        boolean oneAtATime,
        boolean readsAllAtOnce,
        int mostDays,
        int historyDays,
        @Nullable Duration restBetweenReads) {

    /** A bank without any of these limits. */
    public static final Traits ORDINARY = new Traits(false, false, 0, 0, null);

    public Traits {
        if (mostDays < 0 || historyDays < 0) {
            throw new IllegalArgumentException("Days are not counted below zero");
        }
    }

    /** The same, with calls for one login one after the other. */
    public Traits oneCallAtATime() {
        return new Traits(true, readsAllAtOnce, mostDays, historyDays, restBetweenReads);
    }

    /** The same, read by {@link Connector#visit}. */
    public Traits readAllAtOnce() {
        return new Traits(oneAtATime, true, mostDays, historyDays, restBetweenReads);
    }

    /** The same, with the longest range of days that one call may ask for. */
    public Traits atMostDays(int days) {
        return new Traits(oneAtATime, readsAllAtOnce, days, historyDays, restBetweenReads);
    }

    /** The same, with transactions of so many days back. */
    public Traits withHistoryOfDays(int days) {
        return new Traits(oneAtATime, readsAllAtOnce, mostDays, days, restBetweenReads);
    }

    /** The same, refreshed no sooner than after this rest. */
    public Traits resting(Duration rest) {
        return new Traits(oneAtATime, readsAllAtOnce, mostDays, historyDays, rest);
    }
}
