package com.econlytics.pnl;

import com.econlytics.TextOrder;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Conservation.Tally;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What counts although something about it is doubtful: how many records a source flagged, and how much is in them.
 *
 * <p>A flag changes no figure. A source names it in an attribute of a fact, several apart by blanks; one is computed,
 * {@link #REFUNDED_BEYOND_RECEIPT}.
 *
 * <p>Example: {@code FlaggedRecords.of(books).records("unknown_category")} is how many movements were of a category that the
 * connector does not know.
 *
 * @param flags by source, flag and unit; a record with two flags is under both
 */
public record FlaggedRecords(SortedMap<Flag, Tally> flags) {
    /**
     * Of these payments more was given back than was received: by a second refund, by a refund of a payment that was disputed
     * too, at another rate of exchange, or because the receipt is not known. The amount is what was given back beyond, negative.
     */
    public static final String REFUNDED_BEYOND_RECEIPT = "refunded_beyond_receipt";

    public FlaggedRecords {
        flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    }

    /** The flagged records of {@code books}. */
    public static FlaggedRecords of(Books books) {
        return of(books.standings());
    }

    /** The flagged ones of these facts; what is contested counts nowhere and is left out. */
    public static FlaggedRecords of(Collection<Standing> standings) {
        SortedMap<Flag, Tally> flags = new TreeMap<>();
        for (Standing standing : standings) {
            Fact fact = standing.content();
            String stated = fact.attributes().getOrDefault("flag", "");
            if (!standing.isContested() && !stated.isEmpty()) {
                for (String name : stated.split(" ", -1)) {
                    amounts(fact)
                            .forEach((unit, amount) -> flags.merge(
                                    new Flag(fact.id().account(), name, unit), new Tally(amount, 1), Tally::plus));
                }
            }
        }
        Payment.of(standings).forEach(payment -> addBeyond(flags, payment));
        return new FlaggedRecords(flags);
    }

    /** How many records bear the flag, those of two units twice. */
    public long records(String name) {
        return flags.entrySet().stream()
                .filter(flag -> flag.getKey().name().equals(name))
                .mapToLong(flag -> flag.getValue().records())
                .sum();
    }

    /** The flags as text, one line each. */
    public String render() {
        StringBuilder text = new StringBuilder();
        flags.forEach((flag, tally) -> text.append(String.format(
                Locale.ROOT,
                "%s %-24s %24s %9d records%n",
                flag.source(),
                flag.name(),
                flag.unit().isMoney()
                        ? flag.unit().money(tally.amount()).toString()
                        : tally.amount() + " " + flag.unit(),
                tally.records())));
        return text.toString();
    }

    private static void addBeyond(SortedMap<Flag, Tally> flags, Payment payment) {
        List<Posting> reversals = payment.reversals().toList();
        Money left = reversals.stream()
                .map(reversal -> Payment.reversed(reversal, payment.currency()))
                .reduce(payment.received(), Money::plus);
        if (!reversals.isEmpty() && left.amountMinor() < 0) {
            SourceAccount source = reversals.get(0).id().account();
            flags.merge(
                    new Flag(source, REFUNDED_BEYOND_RECEIPT, Unit.of(payment.currency())),
                    new Tally(left.amountMinor(), 1),
                    Tally::plus);
        }
    }

    private static Map<Unit, Long> amounts(Fact fact) {
        Map<Unit, Long> amounts = new HashMap<>();
        if (fact instanceof Posting posting) {
            posting.legs()
                    .forEach(leg -> amounts.merge(
                            Unit.of(leg.amount().currency()), leg.amount().amountMinor(), Math::addExact));
        } else if (fact instanceof Activity activity) {
            activity.quantities()
                    .forEach(quantity -> amounts.merge(Unit.of(quantity.driver()), quantity.amount(), Math::addExact));
        }
        return amounts;
    }

    /**
     * A doubt of one source about amounts of one unit.
     *
     * @param source whose records
     * @param name the source's word, such as {@code unknown_category}
     * @param unit a currency or a driver
     */
    public record Flag(SourceAccount source, String name, Unit unit) implements Comparable<Flag> {
        private static final Comparator<Flag> ORDER = Comparator.comparing(Flag::source, Conservation.BY_SOURCE)
                .thenComparing(Flag::name, TextOrder.CODE_POINT)
                .thenComparing(flag -> flag.unit().code(), TextOrder.CODE_POINT);

        @Override
        public int compareTo(Flag other) {
            return ORDER.compare(this, other);
        }
    }
}
