package com.econlytics.growth.health;

import java.util.List;
import java.util.stream.IntStream;

/** Features less their mean and over their deviation, behind a constant 1; the figures of the fit serve all later rows. */
record Standardisation(List<Double> means, List<Double> deviations) {
    static Standardisation of(List<ChurnExample> examples) {
        List<Double> means = IntStream.range(0, examples.get(0).features().size())
                .mapToObj(k -> mean(examples, k))
                .toList();
        List<Double> deviations = IntStream.range(0, means.size())
                .mapToObj(k -> deviation(examples, k, means.get(k)))
                .toList();
        return new Standardisation(means, deviations);
    }

    double[] row(List<Double> features) {
        if (features.size() != means.size()) {
            throw new IllegalArgumentException("the model knows " + means.size() + " features, not " + features.size());
        }
        double[] row = new double[means.size() + 1];
        row[0] = 1;
        for (int k = 0; k < means.size(); k++) {
            row[k + 1] = (features.get(k) - means.get(k)) / deviations.get(k);
        }
        return row;
    }

    private static double mean(List<ChurnExample> examples, int k) {
        return examples.stream()
                        .mapToDouble(example -> example.features().get(k))
                        .sum()
                / examples.size();
    }

    /** A feature that is the same for all says nothing, and is left as it is. */
    private static double deviation(List<ChurnExample> examples, int k, double mean) {
        double square = examples.stream()
                .mapToDouble(example -> example.features().get(k) - mean)
                .map(distance -> distance * distance)
                .sum();
        return square == 0 ? 1 : Math.sqrt(square / examples.size());
    }
}
