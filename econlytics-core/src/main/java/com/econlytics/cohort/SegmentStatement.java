package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.pnl.ProfitAndLoss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a segment adds up to, and all that it leaves out: customers in the segment, other customers, what is unattributed
 * and what is unallocated sum to the company, section by section and per currency.
 *
 * <p>Example: of 100.00 received, 60.00 from the segment, 30.00 from other customers and 10.00 from somebody unknown.
 *
 * @param segment which customers
 * @param asOf when their attributes were looked at
 * @param customers how many customers are in the segment
 * @param otherCustomers how many are not
 * @param splits one for each currency, by code
 */
public record SegmentStatement(Segment segment, Instant asOf, int customers, int otherCustomers, List<Split> splits) {
    public SegmentStatement {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(asOf, "asOf");
        splits = List.copyOf(splits);
    }

    /** The statement of {@code segment}, with attributes as of {@code asOf}. */
    public static SegmentStatement of(Population population, Segment segment, Instant asOf) {
        Set<CustomerId> members = population.members(segment, asOf);
        List<Split> splits = population.currencies().stream()
                .map(currency -> Split.of(population, currency, members))
                .toList();
        return new SegmentStatement(
                segment, asOf, members.size(), population.customers().size() - members.size(), splits);
    }

    /** The whole statement as plain text, one table for each currency, in the same way in every locale. */
    public String toText() {
        List<String> lines = new ArrayList<>(List.of(
                "segment: " + segment + ", as of " + asOf,
                "customers: " + customers + " in the segment, " + otherCustomers + " others, "
                        + Math.addExact(customers, otherCustomers) + " in all"));
        splits.forEach(split -> lines.addAll(split.lines()));
        return String.join("\n", lines) + "\n";
    }

    /**
     * The five statements of one currency; the first four sum to the company's.
     *
     * @param currency of every amount
     * @param segment of the customers in the segment
     * @param otherCustomers of all other customers
     * @param unattributed of what is one customer's, not known whose
     * @param unallocated of what is shared
     * @param company of everything
     */
    public record Split(
            Currency currency,
            ProfitAndLoss segment,
            ProfitAndLoss otherCustomers,
            ProfitAndLoss unattributed,
            ProfitAndLoss unallocated,
            ProfitAndLoss company) {
        public Split {
            Objects.requireNonNull(currency, "currency");
        }

        private static Split of(Population population, Currency currency, Set<CustomerId> members) {
            Map<Place, List<Balance>> places = population.balances(currency, customer -> Place.of(customer, members));
            Function<Place, ProfitAndLoss> statement =
                    place -> ProfitAndLoss.of(places.getOrDefault(place, List.of()), currency);
            return new Split(
                    currency,
                    statement.apply(Place.SEGMENT),
                    statement.apply(Place.OTHERS),
                    statement.apply(Place.UNATTRIBUTED),
                    statement.apply(Place.UNALLOCATED),
                    ProfitAndLoss.of(population.balances(), currency));
        }

        private List<String> lines() {
            List<String> lines = new ArrayList<>(List.of(
                    line(currency.getCurrencyCode(), "net revenue", "customer profit"),
                    line("in the segment", segment),
                    line("other customers", otherCustomers),
                    line("unattributed", unattributed),
                    line("unallocated", unallocated),
                    line("company", company)));
            if (!company.notSupplied().isEmpty()) {
                lines.add("before what no source supplies: " + named(company.notSupplied()));
            }
            return lines;
        }

        private static String line(String name, ProfitAndLoss statement) {
            return line(
                    name,
                    statement.netRevenue().toMajor().toPlainString(),
                    statement.customerProfit().toMajor().toPlainString());
        }

        private static String line(String name, String revenue, String profit) {
            return String.format(Locale.ROOT, "%-16s %20s %20s", name, revenue, profit);
        }

        private static String named(Collection<Section> sections) {
            return sections.stream()
                    .map(section -> section.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
        }
    }
}
