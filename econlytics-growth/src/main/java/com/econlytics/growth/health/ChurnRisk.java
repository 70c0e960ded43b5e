package com.econlytics.growth.health;

/**
 * The probability that a customer leaves within the horizon, with an interval of 95 %.
 *
 * @param probability from 0 to 1
 * @param least lower end of the interval
 * @param greatest upper end
 * @param method by which it was estimated
 */
public record ChurnRisk(double probability, double least, double greatest, String method) {
    public ChurnRisk {
        if (!(0 <= least && least <= probability && probability <= greatest && greatest <= 1)) {
            throw new IllegalArgumentException("a probability within its interval is needed, not " + probability
                    + " in " + least + " to " + greatest);
        }
    }
}
