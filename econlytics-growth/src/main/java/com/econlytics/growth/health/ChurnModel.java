package com.econlytics.growth.health;

import com.econlytics.growth.distribution.NormalDistribution;
import java.time.LocalDate;
import java.util.List;

/**
 * How likely customers are to leave, learned from those of earlier days: logistic regression on standardised features with a ridge of 1,
 * calibrated on later examples by Platt's method (Platt 1999: a second logistic regression on the log odds, with smoothed targets).
 *
 * <p>Examples for calibration are of later days than those of the fit, so that the fit cannot flatter itself. The interval is that of the
 * first regression's log odds, carried through the calibration; the error of the calibration itself is not in it.
 */
public final class ChurnModel {
    /** Printed with every estimate. */
    public static final String METHOD = "logistic regression, ridge 1, Platt calibration on later examples";

    private final Standardisation standardisation;
    private final LogisticRegression regression;
    private final LogisticRegression calibration;

    private ChurnModel(Standardisation standardisation, LogisticRegression regression, LogisticRegression calibration) {
        this.standardisation = standardisation;
        this.regression = regression;
        this.calibration = calibration;
    }

    /**
     * Learns from {@code earlier} and calibrates on {@code later}.
     *
     * @throws IllegalArgumentException if either has only customers that left or only such that stayed, or the days overlap
     */
    public static ChurnModel fit(List<ChurnExample> earlier, List<ChurnExample> later) {
        requireBoth("fit", earlier);
        requireBoth("calibration", later);
        requireOrder(earlier, later);
        Standardisation standardisation = Standardisation.of(earlier);
        LogisticRegression regression =
                LogisticRegression.fit(rows(standardisation, earlier), targets(earlier, 0, 1), 1);
        long left = later.stream().filter(ChurnExample::churned).count();
        double[] smoothed = targets(later, 1.0 / (later.size() - left + 2), (left + 1.0) / (left + 2));
        double[][] odds = later.stream()
                .map(example -> new double[] {1, regression.logOdds(standardisation.row(example.features()))})
                .toArray(double[][]::new);
        return new ChurnModel(standardisation, regression, LogisticRegression.fit(odds, smoothed, 1e-6));
    }

    /** The risk of a customer with these features. */
    public ChurnRisk risk(List<Double> features) {
        double[] row = standardisation.row(features);
        double odds = regression.logOdds(row);
        double error = NormalDistribution.quantile(0.975) * regression.logOddsError(row);
        double one = calibrated(odds - error);
        double other = calibrated(odds + error);
        return new ChurnRisk(calibrated(odds), Math.min(one, other), Math.max(one, other), METHOD);
    }

    private double calibrated(double odds) {
        return LogisticRegression.probability(calibration.logOdds(new double[] {1, odds}));
    }

    private static double[][] rows(Standardisation standardisation, List<ChurnExample> examples) {
        return examples.stream()
                .map(example -> standardisation.row(example.features()))
                .toArray(double[][]::new);
    }

    private static double[] targets(List<ChurnExample> examples, double stayed, double left) {
        return examples.stream()
                .mapToDouble(example -> example.churned() ? left : stayed)
                .toArray();
    }

    private static void requireBoth(String use, List<ChurnExample> examples) {
        long left = examples.stream().filter(ChurnExample::churned).count();
        if (left == 0 || left == examples.size()) {
            throw new IllegalArgumentException("the " + use + " needs customers that left and such that stayed, not "
                    + left + " of " + examples.size() + " that left");
        }
    }

    private static void requireOrder(List<ChurnExample> earlier, List<ChurnExample> later) {
        LocalDate last = earlier.stream()
                .map(ChurnExample::asOf)
                .max(LocalDate::compareTo)
                .orElseThrow();
        LocalDate first =
                later.stream().map(ChurnExample::asOf).min(LocalDate::compareTo).orElseThrow();
        if (!first.isAfter(last)) {
            throw new IllegalArgumentException("calibration begins after the fit ends, but " + first + " is not after "
                    + last + ": split the examples by day");
        }
    }
}
