package com.econlytics.cohort;

import com.econlytics.TextOrder;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A filter of customers as data.
 *
 * <p>Every customer is either in a segment or in its negation, never in both or neither: what is not known about a
 * customer equals nothing and lies in no range, so that {@code not} includes it. Amounts are those of the whole books the
 * customers were taken from; an instant that the caller states decides which value of a dated attribute counts.
 *
 * <p>A segment has a text form, which {@link #parse} reads and {@code toString} writes:
 *
 * <pre>
 * acquisition_channel = "Facebook Ads" and not (country in ("AT", "DE") or tickets from 3)
 * signed_up from 2026-01-01 before 2026-04-01 and profit below USD 0.00
 * </pre>
 *
 * {@code not} binds closest, then {@code and}, then {@code or}. Ranges are half-open throughout.
 */
public sealed interface Segment {
    /** How deep segments may stand in each other: far deeper than anybody reads, and safe to walk. */
    int DEEPEST = 50;

    /**
     * Whether {@code customer} belongs to the segment.
     *
     * @param asOf when the attributes are looked at: one that holds from this very instant counts
     */
    boolean contains(Profile customer, Instant asOf);

    /** How deep the segment is: 1 for a condition, 1 more than its deepest part for a combination. */
    default int depth() {
        return 1;
    }

    /**
     * Reads what {@code toString} writes, and anything else of the same grammar.
     *
     * @throws IllegalArgumentException if the text is no segment; the message says at which character, what was expected
     *     there and what stands there
     */
    static Segment parse(String text) {
        return new SegmentParser(text).parse();
    }

    /** The customers with one of these values of an attribute. */
    static Segment attribute(String name, String... values) {
        return new AttributeIn(name, sorted(List.of(values)));
    }

    /** All customers. */
    record Everyone() implements Segment {
        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return true;
        }

        @Override
        public String toString() {
            return "everyone";
        }
    }

    /**
     * The customers that are in every part.
     *
     * @param parts two or more
     */
    record And(List<Segment> parts) implements Segment {
        public And {
            parts = requireParts("and", parts);
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return parts.stream().allMatch(part -> part.contains(customer, asOf));
        }

        @Override
        public int depth() {
            return 1 + deepest(parts);
        }

        @Override
        public String toString() {
            return joined(parts, " and ");
        }
    }

    /**
     * The customers that are in at least one part.
     *
     * @param parts two or more
     */
    record Or(List<Segment> parts) implements Segment {
        public Or {
            parts = requireParts("or", parts);
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return parts.stream().anyMatch(part -> part.contains(customer, asOf));
        }

        @Override
        public int depth() {
            return 1 + deepest(parts);
        }

        @Override
        public String toString() {
            return joined(parts, " or ");
        }
    }

    /**
     * The customers that are not in {@code part}, those about whom nothing is known included.
     *
     * @param part what is left out
     */
    record Not(Segment part) implements Segment {
        public Not {
            Objects.requireNonNull(part, "part");
            requireShallow(List.of(part));
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return !part.contains(customer, asOf);
        }

        @Override
        public int depth() {
            return 1 + part.depth();
        }

        @Override
        public String toString() {
            return "not " + enclosed(part);
        }
    }

    /**
     * The customers whose attribute has one of some values, letter for letter.
     *
     * @param name of a dated attribute, such as {@link DatedAttribute#CHANNEL}
     * @param values one or more, kept by code point
     */
    record AttributeIn(String name, SortedSet<String> values) implements Segment {
        public AttributeIn {
            DatedAttribute.requireName(name);
            values = sorted(values);
            for (String value : values) {
                DatedAttribute.requireValue(name, value);
            }
            if (values.isEmpty() || values.contains("")) {
                throw new IllegalArgumentException("attribute " + name
                        + " is compared with nothing; name a value, or negate all values to find who has none of them");
            }
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return customer.attributes()
                    .valueAt(name, asOf)
                    .filter(value -> values.contains(value))
                    .isPresent();
        }

        @Override
        public String toString() {
            String listed = values.stream().map(AttributeIn::quoted).collect(Collectors.joining(", "));
            return values.size() == 1 ? name + " = " + listed : name + " in (" + listed + ")";
        }

        private static String quoted(String value) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /**
     * The customers who signed up on certain dates of the company's zone.
     *
     * @param dates from the first day to the day after the last
     */
    record SignedUp(Range<LocalDate> dates) implements Segment {
        public SignedUp {
            dates.bounds().forEach(Segment::requireFourDigits);
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return customer.findSignup()
                    .map(Milestone::date)
                    .filter(dates::contains)
                    .isPresent();
        }

        @Override
        public String toString() {
            return "signed_up " + dates.text("before");
        }
    }

    /**
     * The customers of certain signup months: a cohort.
     *
     * @param months from the first to the one after the last
     */
    record SignupMonth(Range<YearMonth> months) implements Segment {
        public SignupMonth {
            months.bounds().forEach(Segment::requireFourDigits);
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return customer.findSignup()
                    .map(Milestone::month)
                    .filter(months::contains)
                    .isPresent();
        }

        @Override
        public String toString() {
            return "signup_month " + months.text("before");
        }
    }

    /**
     * The customers who first paid in certain months: a cohort.
     *
     * @param months from the first to the one after the last
     */
    record AcquisitionMonth(Range<YearMonth> months) implements Segment {
        public AcquisitionMonth {
            months.bounds().forEach(Segment::requireFourDigits);
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return customer.findAcquisition()
                    .map(Milestone::month)
                    .filter(months::contains)
                    .isPresent();
        }

        @Override
        public String toString() {
            return "acquisition_month " + months.text("before");
        }
    }

    /**
     * The customers with so many support tickets, priced or not.
     *
     * @param counts how many
     */
    record Tickets(Range<Long> counts) implements Segment {
        public Tickets {
            Objects.requireNonNull(counts, "counts");
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return counts.contains(customer.tickets());
        }

        @Override
        public String toString() {
            return "tickets " + counts.text("below");
        }
    }

    /**
     * The customers with such a net revenue in one currency; it is 0 where a customer has no amounts in that currency.
     *
     * @param amounts bounds in one currency
     */
    record Revenue(Range<Money> amounts) implements Segment {
        public Revenue {
            Objects.requireNonNull(amounts, "amounts");
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return amounts.contains(customer.revenueIn(currencyOf(amounts)));
        }

        @Override
        public String toString() {
            return "revenue " + amounts.text("below");
        }
    }

    /**
     * The customers with such a customer profit in one currency; it is 0 where a customer has no amounts in that currency.
     *
     * @param amounts bounds in one currency
     */
    record Profit(Range<Money> amounts) implements Segment {
        public Profit {
            Objects.requireNonNull(amounts, "amounts");
        }

        @Override
        public boolean contains(Profile customer, Instant asOf) {
            return amounts.contains(customer.profitIn(currencyOf(amounts)));
        }

        @Override
        public String toString() {
            return "profit " + amounts.text("below");
        }
    }

    private static List<Segment> requireParts(String combination, List<Segment> parts) {
        List<Segment> copy = List.copyOf(parts);
        if (copy.size() < 2) {
            throw new IllegalArgumentException(
                    "'" + combination + "' combines two segments or more, not " + copy.size() + "; use the part alone");
        }
        requireShallow(copy);
        return copy;
    }

    private static void requireShallow(Collection<Segment> parts) {
        if (deepest(parts) >= DEEPEST) {
            throw new IllegalArgumentException(
                    "a segment may be " + DEEPEST + " deep, not deeper; combine more parts on one level");
        }
    }

    private static int deepest(Collection<Segment> parts) {
        return parts.stream().mapToInt(Segment::depth).max().orElse(0);
    }

    private static String joined(Collection<Segment> parts, String combination) {
        return parts.stream().map(Segment::enclosed).collect(Collectors.joining(combination));
    }

    private static String enclosed(Segment part) {
        return part instanceof And || part instanceof Or ? "(" + part + ")" : part.toString();
    }

    private static SortedSet<String> sorted(Collection<String> values) {
        SortedSet<String> sorted = new TreeSet<>(TextOrder.CODE_POINT);
        sorted.addAll(values);
        return Collections.unmodifiableSortedSet(sorted);
    }

    private static Currency currencyOf(Range<Money> amounts) {
        return amounts.bounds().findFirst().orElseThrow().currency();
    }

    private static void requireFourDigits(TemporalAccessor bound) {
        int year = bound.get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("year " + year + " is out of range; use 1 to 9999");
        }
    }
}
