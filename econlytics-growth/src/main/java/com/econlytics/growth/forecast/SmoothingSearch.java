package com.econlytics.growth.forecast;

/** The least squares over alpha, the part of alpha that beta is, and damping: a coarse grid, then ever shorter steps from its best. */
final class SmoothingSearch {
    private static final double[] LEAST = {1e-4, 0, 0.8};
    private static final double[] GREATEST = {0.9999, 1, 0.98};
    private static final int GRID = 8;

    private final boolean trended;
    private final boolean damped;
    private final double[] values;

    private SmoothingSearch(boolean trended, boolean damped, double[] values) {
        this.trended = trended;
        this.damped = damped;
        this.values = values;
    }

    static SmoothingFit best(boolean trended, boolean damped, double[] values) {
        SmoothingSearch search = new SmoothingSearch(trended, damped, values);
        return search.at(search.refined(search.coarse()));
    }

    private double[] coarse() {
        double[] best = {0.5, 0, 0.9};
        for (int i = 0; i <= GRID; i++) {
            for (int j = 0; j <= (trended ? GRID : 0); j++) {
                for (int k = 0; k <= (damped ? GRID : 0); k++) {
                    double[] point = {place(0, i), place(1, j), place(2, k)};
                    best = at(point).squares() < at(best).squares() ? point : best;
                }
            }
        }
        return best;
    }

    private double[] refined(double[] start) {
        double[] best = start;
        for (double size = 0.1; size > 1e-9; size /= 2) {
            boolean moved = true;
            for (int round = 0; moved && round < 1000; round++) {
                double[] next = neighbour(best, size);
                moved = next != best;
                best = next;
            }
        }
        return best;
    }

    private double[] neighbour(double[] from, double size) {
        double[] best = from;
        int used = damped ? 3 : trended ? 2 : 1;
        for (int which = 0; which < used; which++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] point = from.clone();
                double moved = point[which] + (sign * size * (GREATEST[which] - LEAST[which]));
                point[which] = Math.max(LEAST[which], Math.min(GREATEST[which], moved));
                best = at(point).squares() < at(best).squares() ? point : best;
            }
        }
        return best;
    }

    private SmoothingFit at(double[] point) {
        double beta = trended ? point[0] * point[1] : 0;
        return SmoothingFit.of(point[0], beta, damped ? point[2] : 1, trended, values);
    }

    private static double place(int which, int step) {
        return LEAST[which] + ((GREATEST[which] - LEAST[which]) * step / GRID);
    }
}
