package com.econlytics.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rules by which a change is unusual: a closed list, each a pure function of the months of a company in one currency.
 *
 * <p>Shares are in thousandths, rounded down, and only of months that have receipts.
 */
public enum Rule {
    /** Fees took another share of the receipts: prices, cards or countries changed, or fees are missing. */
    FEE_SHARE("per mille of receipts", 5, 10, 0, Side.BOTH),
    /** Refunds took a larger share of the receipts. */
    REFUND_SHARE("per mille of receipts", 5, 50, 0, Side.ABOVE),
    /** More of the receipts is nobody's: a match is lost. */
    UNATTRIBUTED_SHARE("per mille of receipts", 5, 50, 0, Side.ABOVE),
    /** Receipts rose by far: a large sale, or everything was booked twice. */
    RECEIPTS_ROSE("minor units", 5, 0, 600, Side.ABOVE),
    /** Receipts fell by far, or stopped: customers left, or a source is silent. */
    RECEIPTS_FELL("minor units", 5, 0, 400, Side.BELOW),
    /** Support was asked far more often. */
    TICKETS_ROSE("tickets", 5, 10, 1_000, Side.ABOVE),
    /** Support was asked far less often, or not at all: a source is silent. */
    TICKETS_FELL("tickets", 5, 5, 500, Side.BELOW);

    private final String unit;
    private final long distances;
    private final long slack;
    private final long slackPerMille;
    private final Side side;

    /**
     * A rule.
     *
     * @param unit what its figures are counted in
     * @param distances how many median distances from the median are expected
     * @param slack how far from the median a figure may always be, in that unit
     * @param slackPerMille the same in thousandths of the median; the greater of the two holds
     * @param side on which side of the median a figure is unusual
     */
    Rule(String unit, long distances, long slack, long slackPerMille, Side side) {
        this.unit = unit;
        this.distances = distances;
        this.slack = slack;
        this.slackPerMille = slackPerMille;
        this.side = side;
    }

    private enum Side {
        BELOW,
        ABOVE,
        BOTH
    }

    /** What the figures of the rule are counted in. */
    public String unit() {
        return unit;
    }

    /** What the rule looks at; nothing if the month has no such figure. */
    private OptionalLong figure(MonthFigures month) {
        return switch (this) {
            case FEE_SHARE -> share(month.fees(), month);
            case REFUND_SHARE -> share(month.refunds(), month);
            case UNATTRIBUTED_SHARE -> share(month.unattributed(), month);
            case RECEIPTS_ROSE, RECEIPTS_FELL -> OptionalLong.of(month.receipts());
            case TICKETS_ROSE, TICKETS_FELL -> OptionalLong.of(month.tickets());
        };
    }

    /** What is unusual about {@code month} after those before it; nothing if too few of them have the figure. */
    Optional<UnusualChange> judge(List<MonthFigures> before, MonthFigures month) {
        long[] history = before.stream()
                .map(this::figure)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        OptionalLong now = figure(month);
        if (now.isEmpty() || history.length < UnusualChange.LEAST_HISTORY) {
            return Optional.empty();
        }
        long median = median(history);
        long distance = median(Arrays.stream(history)
                .map(each -> Math.abs(Math.subtractExact(each, median)))
                .toArray());
        long always = Math.max(slack, Math.multiplyExact(Math.abs(median), slackPerMille) / 1_000);
        long reach = Math.max(Math.multiplyExact(distances, distance), always);
        return judge(month, now.getAsLong(), Math.subtractExact(median, reach), Math.addExact(median, reach));
    }

    private Optional<UnusualChange> judge(MonthFigures month, long now, long least, long greatest) {
        boolean below = now < least && side != Side.ABOVE;
        boolean above = now > greatest && side != Side.BELOW;
        return below || above
                ? Optional.of(new UnusualChange(this, month.month(), now, least, greatest))
                : Optional.empty();
    }

    /** The middle one; of two, the lower, so that it is a figure that there was. */
    static long median(long[] figures) {
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private static OptionalLong share(long part, MonthFigures month) {
        return month.receipts() <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.floorDiv(Math.multiplyExact(part, 1_000L), month.receipts()));
    }
}
