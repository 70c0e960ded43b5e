package com.econlytics.pnl;

import com.econlytics.TextOrder;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Explains any figure of the books, down to the source records.
 *
 * <p>Example: {@code Explanations.of(books).explain(customer, StatementLine.CUSTOMER_PROFIT, Unit.of(usd),
 * MonthRange.of(june)).render()}.
 */
public final class Explanations {
    private static final Comparator<Explanation.Leaf> BY_TIME = Comparator.comparing(Explanation.Leaf::month)
            .thenComparing(Explanation.Leaf::origin)
            .thenComparing(Explanation.Leaf::record)
            .thenComparing(Explanation.Leaf::amount);

    private final Map<CustomerId, List<Line>> lines;
    private final BookingRules rules;

    private Explanations(Map<CustomerId, List<Line>> lines, BookingRules rules) {
        this.lines = lines;
        this.rules = rules;
    }

    /** The explanations of what stands in {@code books}. */
    public static Explanations of(Books books) {
        Map<CustomerId, List<Line>> lines = books.lines().stream()
                .collect(Collectors.groupingBy(line -> line.key().customer()));
        return new Explanations(lines, BookingRules.of(books));
    }

    /**
     * Why the figure of one bearer is what it is. A line without amounts is explained by no leaves and is 0.
     *
     * @param customer a customer, or one of the two reserved ids
     * @param line which figure
     * @param unit in which currency, or of which driver
     * @param months in which months it counts
     */
    public Explanation.Sum explain(CustomerId customer, StatementLine line, Unit unit, MonthRange months) {
        String label = line + " of " + customer + " in " + months;
        return sections(label, line, unit, leaves(lines.getOrDefault(customer, List.of()), line, unit, months));
    }

    /** Why the company's figure is what it is: one part for each bearer, the reserved ones included. */
    public Explanation.Sum explainCompany(StatementLine line, Unit unit, MonthRange months) {
        List<Explanation> bearers = new ArrayList<>();
        new TreeMap<>(lines).keySet().forEach(bearer -> bearers.add(explain(bearer, line, unit, months)));
        bearers.removeIf(bearer -> bearer.leaves().findAny().isEmpty());
        return Explanation.Sum.of(line + " of the company in " + months, unit, bearers);
    }

    private List<Explanation.Leaf> leaves(Collection<Line> of, StatementLine line, Unit unit, MonthRange months) {
        Map<FactId, SortedMap<BalanceKey, Long>> sums = new HashMap<>();
        for (Line each : of) {
            BalanceKey key = each.key();
            if (key.unit().equals(unit) && line.contains(key.account()) && months.contains(key.month())) {
                sums.computeIfAbsent(each.fact(), unseen -> new TreeMap<>()).merge(key, each.amount(), Math::addExact);
            }
        }
        List<Explanation.Leaf> leaves = new ArrayList<>();
        sums.forEach((fact, keys) -> keys.forEach((key, sum) -> {
            if (sum != 0) {
                leaves.add(rules.leaf(new Line(fact, key, sum)));
            }
        }));
        leaves.sort(BY_TIME);
        return leaves;
    }

    private static Explanation.Sum sections(
            String label, StatementLine line, Unit unit, List<Explanation.Leaf> leaves) {
        if (line.sections().size() == 1) {
            return accounts(label, unit, leaves);
        }
        SortedMap<Section, List<Explanation.Leaf>> sections =
                grouped(leaves, leaf -> leaf.account().section());
        List<Explanation> parts = new ArrayList<>();
        sections.forEach(
                (section, below) -> parts.add(accounts(StatementLine.of(section).name(), unit, below)));
        return Explanation.Sum.of(label, unit, parts);
    }

    private static Explanation.Sum accounts(String label, Unit unit, List<Explanation.Leaf> leaves) {
        Map<String, List<Explanation.Leaf>> accounts = new TreeMap<>(TextOrder.CODE_POINT);
        leaves.forEach(leaf -> accounts.computeIfAbsent(leaf.account().code(), unseen -> new ArrayList<>())
                .add(leaf));
        List<Explanation> parts = new ArrayList<>();
        accounts.forEach((code, below) -> parts.add(Explanation.Sum.of(code, unit, List.copyOf(below))));
        return Explanation.Sum.of(label, unit, parts);
    }

    private static <K extends Comparable<K>> SortedMap<K, List<Explanation.Leaf>> grouped(
            List<Explanation.Leaf> leaves, Function<Explanation.Leaf, K> by) {
        return leaves.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }
}
