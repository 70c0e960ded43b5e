package com.econlytics.pnl;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Difference.Cause;
import com.econlytics.pnl.Difference.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks from one set of books to another, one cause at a time over all facts.
 *
 * <p>The last cause that concerns a fact gives it the very lines of the later books, so that the walk ends there exactly;
 * the ones before it give it the lines that the rule books from what is known so far.
 */
final class Walk {
    private final Books before;
    private final Books after;
    private final Map<FactId, Standing> standingsBefore;
    private final Map<FactId, Standing> standingsAfter;
    private final SortedMap<FactId, List<Line>> linesBefore;
    private final SortedMap<FactId, List<Line>> linesAfter;
    private final SortedMap<FactId, List<Line>> current;
    private final SortedMap<FactId, List<Cause>> causes = new TreeMap<>();

    Walk(Books before, Books after) {
        this.before = before;
        this.after = after;
        this.standingsBefore = byId(before.standings());
        this.standingsAfter = byId(after.standings());
        this.linesBefore = netted(before.lines());
        this.current = new TreeMap<>(linesBefore);
        this.linesAfter = netted(after.lines());
    }

    /**
     * Walks all the way.
     *
     * @param shown how balances are shown up to the last cause
     * @param shownAfter how they are shown in the end
     */
    Difference toDifference(Function<Books, List<Balance>> shown, Function<Books, List<Balance>> shownAfter) {
        List<Balance> start = shown.apply(before);
        SortedSet<FactId> facts = new TreeSet<>(linesBefore.keySet());
        facts.addAll(linesAfter.keySet());
        facts.addAll(standingsBefore.keySet());
        facts.addAll(standingsAfter.keySet());
        facts.forEach(fact -> causes.put(fact, causesOf(fact)));
        List<Step> steps = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            List<FactId> changed =
                    facts.stream().filter(fact -> apply(cause, fact)).toList();
            Function<Books, List<Balance>> show = cause == Cause.EXCHANGE_RATES ? shownAfter : shown;
            steps.add(new Step(cause, changed, show.apply(underway(cause))));
        }
        return new Difference(start, steps);
    }

    /** The books as far as causes have been applied; a restated fact has its new contents from its cause on. */
    private Books underway(Cause cause) {
        Map<FactId, Standing> standings = new TreeMap<>(cause == Cause.NEW_FACTS ? standingsAfter : standingsBefore);
        standings.putAll(cause == Cause.NEW_FACTS ? standingsBefore : standingsAfter);
        List<Line> lines = new ArrayList<>();
        current.values().forEach(lines::addAll);
        return new Books(
                after.version(),
                after.booking(),
                lines,
                List.copyOf(standings.values()),
                after.decisions(),
                after.customers(),
                after.matches(),
                after.attributes());
    }

    /** Which causes made the lines of a fact others, in order. */
    private List<Cause> causesOf(FactId fact) {
        @Nullable Standing old = standingsBefore.get(fact);
        @Nullable Standing now = standingsAfter.get(fact);
        boolean same = linesBefore.getOrDefault(fact, List.of()).equals(linesAfter.getOrDefault(fact, List.of()));
        if (old == null && now == null) {
            return same ? List.of() : List.of(Cause.ALLOCATION);
        }
        if (old == null || now == null) {
            return List.of(Cause.NEW_FACTS);
        }
        List<Cause> found = new ArrayList<>();
        if (!old.equals(now)) {
            found.add(Cause.RESTATED_FACTS);
        }
        if (!bearerBefore(fact).equals(bearerAfter(fact))) {
            found.add(Cause.MATCHING);
        }
        if (!booked(now, bearerAfter(fact), before.costs()).equals(booked(now, bearerAfter(fact), after.costs()))) {
            found.add(Cause.COSTING);
        }
        boolean closedBetween = !before.closing().equals(after.closing());
        boolean elsewhere =
                !restated(fact, bearerAfter(fact), after.costs()).equals(linesAfter.getOrDefault(fact, List.of()));
        if (found.isEmpty() ? !same : closedBetween && elsewhere) {
            found.add(Cause.CLOSING);
        }
        return found;
    }

    private boolean apply(Cause cause, FactId fact) {
        List<Cause> concerning = Objects.requireNonNull(causes.get(fact));
        if (!concerning.contains(cause)) {
            return false;
        }
        boolean last = concerning.get(concerning.size() - 1) == cause;
        List<Line> next = last ? linesAfter.getOrDefault(fact, List.of()) : underway(cause, fact);
        List<Line> old = next.isEmpty() ? current.remove(fact) : current.put(fact, next);
        return !next.equals(old == null ? List.of() : old);
    }

    /** The lines of a fact that later causes concern as well: what is restated still has its old bearer and price. */
    private List<Line> underway(Cause cause, FactId fact) {
        CustomerId bearer = cause == Cause.RESTATED_FACTS ? bearerBefore(fact) : bearerAfter(fact);
        return restated(fact, bearer, cause == Cause.COSTING ? after.costs() : before.costs());
    }

    /** The lines a fact would have had with its new contents under the closing of before; what is closed stays. */
    private List<Line> restated(FactId fact, CustomerId bearer, CostModel costs) {
        Standing now = Objects.requireNonNull(standingsAfter.get(fact));
        List<Line> lines = new ArrayList<>(linesBefore.getOrDefault(fact, List.of()));
        lines.addAll(Booking.restate(lines, booked(now, bearer, costs), before.closing()));
        return net(fact, lines);
    }

    private List<Line> booked(Standing standing, CustomerId bearer, CostModel costs) {
        return net(standing.id(), after.booking().lines(standing, party -> bearer, costs));
    }

    private CustomerId bearerBefore(FactId fact) {
        return bearerOf(linesBefore.getOrDefault(fact, List.of()), bearerAfter(fact));
    }

    private CustomerId bearerAfter(FactId fact) {
        Standing standing = Objects.requireNonNull(standingsAfter.get(fact));
        return bearerOf(
                linesAfter.getOrDefault(fact, List.of()),
                after.bearerOf(standing.content().party()));
    }

    /** Who bears a fact according to its lines, which are kept as of a version while matches are not. */
    private static CustomerId bearerOf(List<Line> lines, CustomerId otherwise) {
        SortedMap<BalanceKey, Long> sums = new TreeMap<>();
        lines.stream()
                .filter(line -> !ChartOfAccounts.ABSORPTION.contains(line.key().account()))
                .forEach(line -> sums.merge(line.key().countedIn(line.key().origin()), line.amount(), Math::addExact));
        List<CustomerId> bearers = sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> sum.getKey().customer())
                .distinct()
                .toList();
        return bearers.size() == 1 ? bearers.get(0) : otherwise;
    }

    private static SortedMap<FactId, List<Line>> netted(Collection<Line> lines) {
        Map<FactId, List<Line>> byFact = lines.stream().collect(Collectors.groupingBy(Line::fact));
        SortedMap<FactId, List<Line>> netted = new TreeMap<>();
        byFact.forEach((fact, of) -> {
            List<Line> net = net(fact, of);
            if (!net.isEmpty()) {
                netted.put(fact, net);
            }
        });
        return netted;
    }

    private static List<Line> net(FactId fact, Collection<Line> lines) {
        return Balance.of(lines).stream()
                .map(balance -> new Line(fact, balance.key(), balance.amount()))
                .toList();
    }

    private static Map<FactId, Standing> byId(Collection<Standing> standings) {
        Map<FactId, Standing> byId = new HashMap<>();
        standings.forEach(standing -> byId.put(standing.id(), standing));
        return byId;
    }
}
