package io.finbank.bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happens on an account, as it is written in a file of {@code finbank/activities}.
 *
 * @param flows what is booked again and again
 * @param settlement what is booked on the last day of a month to bring the balance back to where
 *     the month began, like a payment of a card or a transfer of what is left
 */
record Activity(List<Flow> flows, @Nullable Flow settlement) {

    /** How long a booking may be pending. */
    int longestPending() {
        return flows.stream().mapToInt(Flow::pendingDays).max().orElse(0);
    }

    /**
     * Bookings of one kind. They come on some days of every month, or a few every day, or on
     * average so many in a month.
     *
     * @param days the days of the month; one that a month does not have is its last
     * @param daily the fewest and the most on a day
     * @param perMonth how many in a month on average
     * @param amount the amount of each; null when it is between {@code from} and {@code to}
     * @param payees who may be paid or pay; without one the description is all there is
     * @param description what the bank prints; null means the payee in capitals
     * @param pendingDays how many days pass until a booking is posted
     * @param symbol the security that is bought or pays
     * @param investmentType what an investment account calls it
     */
    record Flow(
            @Nullable List<Integer> days,
            @Nullable List<Integer> daily,
            @Nullable Double perMonth,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            @Nullable List<String> payees,
            @Nullable String description,
            @Nullable String memo,
            String type,
            String category,
            int pendingDays,
            boolean numbered,
            @Nullable String symbol,
            @Nullable String investmentType) {

        private static final double DAYS_OF_A_MONTH = 30.4;

        /** How many there are on a day. */
        int countOn(int dayOfMonth, int lengthOfMonth, Random chance) {
            if (days != null) {
                return (int)
                        days.stream()
                                .filter(day -> Math.min(day, lengthOfMonth) == dayOfMonth)
                                .count();
            }
            if (daily != null) {
                return chance.nextInt(daily.getFirst(), daily.getLast() + 1);
            }
            var average = Objects.requireNonNull(perMonth) / DAYS_OF_A_MONTH;
            return chance.nextDouble() < average ? 1 : 0;
        }

        BigDecimal amount(Random chance) {
            if (amount != null) {
                return amount;
            }
            var lowest = cents(Objects.requireNonNull(from));
            var highest = cents(Objects.requireNonNull(to));
            return BigDecimal.valueOf(chance.nextLong(lowest, highest + 1), 2);
        }

        private static long cents(BigDecimal amount) {
            return amount.movePointRight(2).longValueExact();
        }

        @Nullable String payee(Random chance) {
            return payees == null || payees.isEmpty()
                    ? null
                    : payees.get(chance.nextInt(payees.size()));
        }
    }
}
