package com.econlytics.costing;

/**
 * The work that a team can really do in a period: its paid time less breaks, meetings and training.
 *
 * <p>Example: five agents of 160 paid hours at 80 % can work 2,304,000 seconds, which are 640 hours. (Practical capacity,
 * as in time-driven activity-based costing: Kaplan and Anderson, 2004.)
 *
 * @param agents how many, at least 1
 * @param paidSecondsPerAgent the paid time of each in the period, in seconds, at least 1
 * @param practicalBasisPoints the part of it that is left for work, 1 to 10,000; 8,000 is 80 %
 */
public record PracticalCapacity(long agents, long paidSecondsPerAgent, long practicalBasisPoints) {
    private static final long WHOLE = 10_000;

    public PracticalCapacity {
        boolean possible =
                agents >= 1 && paidSecondsPerAgent >= 1 && practicalBasisPoints >= 1 && practicalBasisPoints <= WHOLE;
        if (!possible || seconds(agents, paidSecondsPerAgent, practicalBasisPoints) < 1) {
            throw new IllegalArgumentException("a capacity of " + agents + " agents, " + paidSecondsPerAgent
                    + " paid seconds each and " + practicalBasisPoints
                    + " basis points leaves no second to work; state at least 1, and at most 10000 basis points");
        }
    }

    /** The capacity in agent seconds; a fraction of a second is left out. */
    public long seconds() {
        return seconds(agents, paidSecondsPerAgent, practicalBasisPoints);
    }

    private static long seconds(long agents, long paidSeconds, long basisPoints) {
        return Math.multiplyExact(Math.multiplyExact(agents, paidSeconds), basisPoints) / WHOLE;
    }
}
