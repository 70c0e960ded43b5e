package com.econlytics.growth.health;

import java.util.Arrays;

/**
 * Logistic regression with a ridge penalty on all weights but the constant, by Newton's method. The first column of a row is 1.
 *
 * <p>The log-likelihood is concave, so that the halved steps below always reach its only maximum.
 */
final class LogisticRegression {
    private static final int MOST_STEPS = 100;

    private final double[] weights;
    private final double[][] information;

    private LogisticRegression(double[] weights, double[][] information) {
        this.weights = weights;
        this.information = information;
    }

    static LogisticRegression fit(double[][] rows, double[] targets, double ridge) {
        double[] weights = new double[rows[0].length];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] way = solve(information(rows, weights, ridge), gradient(rows, targets, weights, ridge));
            double size = 1;
            double before = likelihood(rows, targets, weights, ridge);
            while (size > 1e-10 && likelihood(rows, targets, moved(weights, way, size), ridge) < before) {
                size /= 2;
            }
            weights = moved(weights, way, size);
            if (Arrays.stream(way).map(Math::abs).max().orElse(0) < 1e-10) {
                break;
            }
        }
        return new LogisticRegression(weights, information(rows, weights, ridge));
    }

    double logOdds(double[] row) {
        return dot(weights, row);
    }

    /** The standard error of the log odds, by the curvature at the maximum. */
    double logOddsError(double[] row) {
        return Math.sqrt(dot(row, solve(information, row)));
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double likelihood(double[][] rows, double[] targets, double[] weights, double ridge) {
        double sum = -ridge / 2 * (dot(weights, weights) - (weights[0] * weights[0]));
        for (int i = 0; i < rows.length; i++) {
            double odds = dot(weights, rows[i]);
            sum += targets[i] * odds - Math.max(odds, 0) - Math.log1p(Math.exp(-Math.abs(odds)));
        }
        return sum;
    }

    private static double[] gradient(double[][] rows, double[] targets, double[] weights, double ridge) {
        double[] gradient = new double[weights.length];
        for (int k = 1; k < weights.length; k++) {
            gradient[k] = -ridge * weights[k];
        }
        for (int i = 0; i < rows.length; i++) {
            double miss = targets[i] - probability(dot(weights, rows[i]));
            for (int k = 0; k < weights.length; k++) {
                gradient[k] += miss * rows[i][k];
            }
        }
        return gradient;
    }

    private static double[][] information(double[][] rows, double[] weights, double ridge) {
        double[][] matrix = new double[weights.length][weights.length];
        for (double[] row : rows) {
            double p = probability(dot(weights, row));
            for (int k = 0; k < row.length; k++) {
                for (int l = 0; l < row.length; l++) {
                    matrix[k][l] += p * (1 - p) * row[k] * row[l];
                }
            }
        }
        for (int k = 0; k < weights.length; k++) {
            matrix[k][k] += k == 0 ? 1e-9 : ridge;
        }
        return matrix;
    }

    /** Gauss without pivoting, which a positive definite matrix does not need. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        double[] x = right.clone();
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                x[k] -= a[k][j] * x[j];
            }
            x[k] /= a[k][k];
        }
        return x;
    }

    private static double[] moved(double[] from, double[] way, double size) {
        double[] to = from.clone();
        for (int k = 0; k < to.length; k++) {
            to[k] += size * way[k];
        }
        return to;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        return sum;
    }
}
