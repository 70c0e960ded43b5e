package com.econlytics.growth.distribution;

import java.util.function.DoubleUnaryOperator;

/** The inverse of a distribution that is symmetric around 0, by halving. */
final class Quantile {
    private Quantile() {}

    static double of(double probability, DoubleUnaryOperator distribution) {
        if (!(probability >= 1e-12 && probability <= 1 - 1e-12)) {
            throw new IllegalArgumentException("a probability from 1e-12 to 1 - 1e-12 is needed, not " + probability);
        }
        double greatest = 1;
        while (distribution.applyAsDouble(greatest) < Math.max(probability, 1 - probability)) {
            greatest *= 2;
        }
        double least = -greatest;
        for (int step = 0; step < 200; step++) {
            double middle = (least + greatest) / 2;
            if (distribution.applyAsDouble(middle) < probability) {
                least = middle;
            } else {
                greatest = middle;
            }
        }
        return (least + greatest) / 2;
    }
}
