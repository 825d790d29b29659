package io.fairlead.report.income;

import io.fairlead.report.rules.PayEvidence;

/**
 * How sure it is that a stream is income, from 0 to 100, and why.
 *
 * @param evidence up to 30 points: what the deposits are called
 * @param gaps up to 20 points: how many of the gaps are as long as usual
 * @param amounts up to 15 points: how many of the amounts are as high as usual
 * @param history up to 35 points: in how many months it came
 * @param limit what it may have at most, whatever the points
 */
public record Confidence(int evidence, int gaps, int amounts, int history, int limit) {

    private static final int GAPS = 20;
    private static final int AMOUNTS = 15;
    private static final int HISTORY = 35;
    private static final int MONTHS_OF_FULL_HISTORY = 12;
    private static final int ALL = 100;

    /** Regular money that nobody calls income may be anything. */
    private static final int LIMIT_WITHOUT_EVIDENCE = 49;

    static Confidence of(PayEvidence evidence, Share gaps, Share amounts, int months) {
        return new Confidence(
                points(evidence),
                gaps.of(GAPS),
                amounts.of(AMOUNTS),
                new Share(Math.min(months, MONTHS_OF_FULL_HISTORY), MONTHS_OF_FULL_HISTORY)
                        .of(HISTORY),
                evidence == PayEvidence.NONE ? LIMIT_WITHOUT_EVIDENCE : ALL);
    }

    /** So many of so many. */
    record Share(long part, long whole) {

        /** This share of points, rounded half up. */
        int of(int points) {
            return whole == 0 ? 0 : Math.toIntExact((2 * part * points + whole) / (2 * whole));
        }
    }

    public int score() {
        return Math.min(limit, evidence + gaps + amounts + history);
    }

    private static int points(PayEvidence evidence) {
        return switch (evidence) {
            case PAY -> 30;
            case INCOME -> 15;
            case NONE -> 0;
        };
    }
}
