package io.fairlead.report.income;

/** How sure it is that a stream is income, in one word. */
public enum EstimateInclusion {
    HIGH(80),
    MODERATE(50),
    LOW(1),
    NO(0);

    private final int least;

    EstimateInclusion(int least) {
        this.least = least;
    }

    static EstimateInclusion of(int confidence) {
        for (var inclusion : values()) {
            if (confidence >= inclusion.least) {
                return inclusion;
            }
        }
        throw new IllegalArgumentException("No confidence is negative: " + confidence);
    }
}
