package com.econlytics.pnl;

import com.econlytics.TextOrder;
import com.econlytics.customer.Match;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Conservation.Tally;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How sure it is that a figure is on the right customers: the figure by the method with which its parties were matched.
 *
 * <p>What was matched by inference, such as an e-mail address, is at risk of standing on the wrong customer; what was not
 * matched stands on none. All parts sum to the company's figure.
 *
 * <p>Example: net revenue 100.00, of which 90.00 by stated ids, 8.00 by e-mail (at risk) and 2.00 unmatched.
 *
 * @param line which figure
 * @param methods per currency or driver, the amount and the number of facts by method
 */
public record MatchQuality(StatementLine line, SortedMap<Unit, SortedMap<Match.Method, Tally>> methods) {
    public MatchQuality {
        SortedMap<Unit, SortedMap<Match.Method, Tally>> copy =
                new TreeMap<>(Comparator.comparing(Unit::code, TextOrder.CODE_POINT));
        methods.forEach((unit, tallies) -> copy.put(unit, Collections.unmodifiableSortedMap(new TreeMap<>(tallies))));
        methods = Collections.unmodifiableSortedMap(copy);
    }

    /** The quality of {@code line}, net revenue for revenue at risk, of {@code books}. */
    public static MatchQuality of(Books books, StatementLine line) {
        Map<FactId, Match.Method> methodOf = new HashMap<>();
        for (Standing standing : books.standings()) {
            methodOf.put(standing.id(), method(books, standing.content().party()));
        }
        SortedMap<Unit, SortedMap<Match.Method, Tally>> methods =
                new TreeMap<>(Comparator.comparing(Unit::code, TextOrder.CODE_POINT));
        Set<String> seen = new HashSet<>();
        for (Line each : books.lines()) {
            if (line.contains(each.key().account())) {
                boolean absorbed =
                        ChartOfAccounts.ABSORPTION.contains(each.key().account());
                Match.Method method =
                        absorbed ? Match.Method.INTERNAL : methodOf.getOrDefault(each.fact(), Match.Method.NONE);
                long fresh =
                        !absorbed && seen.add(each.fact() + " " + each.key().unit()) ? 1 : 0;
                methods.computeIfAbsent(each.key().unit(), unseen -> new TreeMap<>())
                        .merge(method, new Tally(each.amount(), fresh), Tally::plus);
            }
        }
        return new MatchQuality(line, methods);
    }

    /** The part matched with {@code confidence}. */
    public long amount(Unit unit, Match.Confidence confidence) {
        return methods.getOrDefault(unit, Collections.emptySortedMap()).entrySet().stream()
                .filter(method -> method.getKey().confidence() == confidence)
                .mapToLong(method -> method.getValue().amount())
                .reduce(0L, Math::addExact);
    }

    /** What was matched by inference and may be on the wrong customer. */
    public long atRisk(Unit unit) {
        return amount(unit, Match.Confidence.INFERRED);
    }

    /** The parts as text. */
    public String render() {
        StringBuilder text = new StringBuilder();
        methods.forEach((unit, tallies) -> tallies.forEach((method, tally) -> text.append(String.format(
                Locale.ROOT,
                "%s %-10s %-9s %24s %9d facts%n",
                line,
                method.name().toLowerCase(Locale.ROOT),
                method.confidence().name().toLowerCase(Locale.ROOT),
                unit.isMoney() ? unit.money(tally.amount()).toString() : tally.amount() + " " + unit,
                tally.records()))));
        return text.toString();
    }

    private static Match.Method method(Books books, Party party) {
        if (party instanceof Party.Shared) {
            return Match.Method.INTERNAL;
        }
        @Nullable Match match = books.matches().get(party);
        return match == null ? Match.Method.NONE : match.method();
    }
}
