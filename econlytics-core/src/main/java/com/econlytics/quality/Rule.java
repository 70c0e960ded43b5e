package com.econlytics.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The rules by which a change is unusual: a closed list, each a pure function of the months of a company in one currency.
 *
 * <p>All figures are thousandths, rounded down: of the month's receipts, or of the average of the three months before, so that a
 * company that grows steadily is steady. A month for which there is no such whole has no figure.
 */
public enum Rule {
    /** Fees took another share of the receipts: prices, cards or countries changed, or fees are missing. */
    FEE_SHARE(Whole.RECEIPTS, 10, Side.BOTH),
    /** Refunds took a larger share of the receipts. */
    REFUND_SHARE(Whole.RECEIPTS, 80, Side.ABOVE),
    /** More of the receipts is nobody's: a match is lost. */
    UNATTRIBUTED_SHARE(Whole.RECEIPTS, 50, Side.ABOVE),
    /** Receipts rose by far: a large sale, or everything was booked twice. */
    RECEIPTS_ROSE(Whole.MONTHS_BEFORE, 500, Side.ABOVE),
    /** Receipts fell by far, or stopped: customers left, or a source is silent. */
    RECEIPTS_FELL(Whole.MONTHS_BEFORE, 300, Side.BELOW),
    /** Support was asked far more often. */
    TICKETS_ROSE(Whole.MONTHS_BEFORE, 700, Side.ABOVE),
    /** Support was asked far less often, or not at all: a source is silent. */
    TICKETS_FELL(Whole.MONTHS_BEFORE, 400, Side.BELOW);

    /** Of how many months the average is what a change is measured by. */
    private static final int BASE_MONTHS = 3;

    private final Whole whole;
    private final long slack;
    private final Side side;

    /**
     * A rule.
     *
     * @param whole what its figures are thousandths of
     * @param slack how far from the median a figure may always be, in thousandths
     * @param side on which side of the median a figure is unusual
     */
    Rule(Whole whole, long slack, Side side) {
        this.whole = whole;
        this.slack = slack;
        this.side = side;
    }

    private enum Side {
        BELOW,
        ABOVE,
        BOTH
    }

    private enum Whole {
        RECEIPTS("per mille of receipts", 5),
        MONTHS_BEFORE("per mille of the three months before", 4);

        private final String words;
        private final long distances;

        /**
         * A whole.
         *
         * @param words how its figures are called
         * @param distances how many median distances from the median such figures are expected; fewer of changes, which scatter by
         *     chance alone
         */
        Whole(String words, long distances) {
            this.words = words;
            this.distances = distances;
        }
    }

    /** What the figures of the rule are counted in. */
    public String unit() {
        return whole.words;
    }

    /** What the rule looks at in one of these months; nothing if it has no such figure. */
    private OptionalLong figure(List<MonthFigures> months, int index) {
        MonthFigures month = months.get(index);
        return switch (this) {
            case FEE_SHARE -> perMille(month.fees(), month.receipts());
            case REFUND_SHARE -> perMille(month.refunds(), month.receipts());
            case UNATTRIBUTED_SHARE -> perMille(month.unattributed(), month.receipts());
            case RECEIPTS_ROSE, RECEIPTS_FELL -> change(months, index, MonthFigures::receipts);
            case TICKETS_ROSE, TICKETS_FELL -> change(months, index, MonthFigures::tickets);
        };
    }

    /** What there is now, of the average of the months before. */
    private static OptionalLong change(List<MonthFigures> months, int index, ToLongFunction<MonthFigures> figure) {
        if (index < BASE_MONTHS) {
            return OptionalLong.empty();
        }
        long base = months.subList(index - BASE_MONTHS, index).stream()
                .mapToLong(figure)
                .reduce(0, Math::addExact);
        return perMille(Math.multiplyExact(figure.applyAsLong(months.get(index)), BASE_MONTHS), base);
    }

    /** What is unusual about the last of these months; nothing if too few of those before it have the figure. */
    Optional<UnusualChange> judgeLast(List<MonthFigures> months) {
        int last = months.size() - 1;
        long[] history = IntStream.range(Math.max(0, last - UnusualChange.MOST_HISTORY), last)
                .mapToObj(index -> figure(months, index))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        OptionalLong now = figure(months, last);
        if (now.isEmpty() || history.length < UnusualChange.LEAST_HISTORY) {
            return Optional.empty();
        }
        long median = median(history);
        long distance = median(Arrays.stream(history)
                .map(each -> Math.abs(Math.subtractExact(each, median)))
                .toArray());
        long reach = Math.max(Math.multiplyExact(whole.distances, distance), slack);
        return judge(
                months.get(last), now.getAsLong(), Math.subtractExact(median, reach), Math.addExact(median, reach));
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

    private static OptionalLong perMille(long part, long whole) {
        return whole <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.floorDiv(Math.multiplyExact(part, 1_000L), whole));
    }
}
