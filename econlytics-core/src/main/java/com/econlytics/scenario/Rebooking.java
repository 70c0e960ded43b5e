package com.econlytics.scenario;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Books;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The facts of the books, booked anew as if no month were closed.
 *
 * @param bearer whose fact it is
 * @param lines its lines, those on nobody included
 */
record Rebooking(CustomerId bearer, List<Line> lines) {
    static List<Rebooking> of(Books books, CostModel costs) {
        return books.standings().stream()
                .map(standing -> of(books, standing, costs))
                .toList();
    }

    private static Rebooking of(Books books, Standing standing, CostModel costs) {
        return new Rebooking(
                books.bearerOf(standing.content().party()), books.booking().lines(standing, books::bearerOf, costs));
    }

    static List<Line> lines(Collection<Rebooking> facts) {
        return facts.stream().flatMap(fact -> fact.lines.stream()).toList();
    }

    /** The lines by which {@code plan} shares what stands on nobody. */
    static List<Line> allocated(Books books, AllocationPlan plan, Collection<Line> direct) {
        SortedMap<YearMonth, List<Balance>> months = Balance.of(direct).stream()
                .collect(Collectors.groupingBy(balance -> balance.key().month(), TreeMap::new, Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        months.forEach((month, balances) ->
                books.allocations(month, plan, balances).forEach(run -> lines.addAll(run.lines())));
        return lines;
    }

    /** The balances of {@code direct} once {@code plan} has shared what stands on nobody. */
    static List<Balance> balances(Books books, AllocationPlan plan, Collection<Line> direct) {
        List<Line> lines = new ArrayList<>(direct);
        lines.addAll(allocated(books, plan, direct));
        return Balance.of(lines);
    }
}
