package com.econlytics.scenario;

import com.econlytics.cohort.Population;
import com.econlytics.cohort.Segment;
import com.econlytics.customer.CustomerId;
import com.econlytics.pnl.Books;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What if some customers leave? What is theirs alone goes; what they only had a share of stays, and falls on who remains.
 *
 * <p>Their facts are taken out and the plan in force shares costs over the others, with given weights of theirs left out.
 * What is shared is stranded: it does not vanish. Payroll that their work took over (practical capacity) is stranded too, as
 * idle capacity. Receipts are assumed to be lost in full. Closings are ignored, as in every {@link Scenario}.
 *
 * <p>Example: two customers share a fee of 30.00 equally. One brings 10.00 and so shows −5.00. Without it the other bears
 * 30.00, and the company loses 10.00.
 *
 * @param dropped who leaves, by number
 * @param avoidability which costs go with them
 * @param scenario the whole books before and after
 * @param profits one for each currency in which the company has profit on either side, by code
 */
public record DropSegment(
        SortedSet<CustomerId> dropped, Avoidability avoidability, Scenario scenario, List<DroppedProfit> profits) {
    public DropSegment {
        dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
        Objects.requireNonNull(avoidability, "avoidability");
        Objects.requireNonNull(scenario, "scenario");
        profits = List.copyOf(profits);
    }

    /** The customers of {@code segment}, with their attributes as of {@code asOf}, leave. */
    public static DropSegment of(Books books, Segment segment, Instant asOf, Avoidability avoidability) {
        SortedSet<CustomerId> members = Population.of(books).members(segment, asOf);
        return new Departure(books, members, avoidability).toDropSegment("without " + segment + ", as of " + asOf);
    }

    /**
     * These customers leave.
     *
     * @throws IllegalArgumentException if one of them is not in the books, or was merged into another
     */
    public static DropSegment of(Books books, Collection<CustomerId> customers, Avoidability avoidability) {
        SortedSet<CustomerId> members = Members.require(books, customers);
        return new Departure(books, members, avoidability).toDropSegment("without " + Members.inWords(members));
    }

    /** The statement as plain text: what is lost and what is stranded in each currency, and the scenario. */
    public String toText() {
        StringBuilder text = new StringBuilder("dropped customers: " + dropped.size() + "\n");
        profits.forEach(profit -> text.append(String.join("\n", profit.lines())).append('\n'));
        return text + scenario.toText();
    }
}
