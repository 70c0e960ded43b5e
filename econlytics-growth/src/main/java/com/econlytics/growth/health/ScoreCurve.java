package com.econlytics.growth.health;

import com.econlytics.money.Ratio;
import java.util.List;

/**
 * How a measured quantity becomes points from 0 to 100: straight lines between points, level outside of them.
 *
 * <p>Example: (0 days, 100) and (30 days, 0) give 50 for 15 days, and 0 for 45.
 *
 * @param points at least one, by rising quantity
 */
public record ScoreCurve(List<Point> points) {
    /**
     * A quantity and its points.
     *
     * @param quantity in the unit of the measure
     * @param points from 0 to 100
     */
    public record Point(long quantity, int points) {
        public Point {
            if (points < 0 || points > 100) {
                throw new IllegalArgumentException("points are from 0 to 100, not " + points);
            }
        }
    }

    public ScoreCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve needs a point");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i - 1).quantity() >= points.get(i).quantity()) {
                throw new IllegalArgumentException("the quantities of a curve rise, not " + points);
            }
        }
    }

    /** The points of this quantity, exact. */
    public Ratio at(long quantity) {
        Point before = points.get(0);
        for (Point point : points) {
            if (quantity < point.quantity()) {
                return quantity <= before.quantity() ? Ratio.of(before.points()) : between(before, point, quantity);
            }
            before = point;
        }
        return Ratio.of(before.points());
    }

    private static Ratio between(Point low, Point high, long quantity) {
        Ratio way = Ratio.of(quantity).minus(Ratio.of(low.quantity()));
        Ratio width = Ratio.of(high.quantity()).minus(Ratio.of(low.quantity()));
        return Ratio.of(low.points()).plus(way.dividedBy(width).times(Ratio.of((long) high.points() - low.points())));
    }
}
