package com.econlytics.testkit.laws;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Conservation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures that laws compare, added up from what a ledger holds without any rule of the library. */
final class Figures {
    private Figures() {}

    static List<Fact> statements(Ledger ledger) {
        List<Fact> facts = new ArrayList<>();
        ledger.readFacts(facts::add);
        return facts;
    }

    static Collection<Standing> standings(Ledger ledger) {
        List<Standing> standings = new ArrayList<>();
        ledger.readStandings(standings::add);
        return standings;
    }

    /** What the facts themselves say was received, added up without any rule of the library. */
    static Map<Unit, Long> received(Ledger ledger) {
        Map<Unit, Long> sums = new TreeMap<>(Comparator.comparing(Unit::code));
        for (Standing standing : standings(ledger)) {
            if (standing.content() instanceof Posting posting) {
                posting.legs()
                        .forEach(leg -> sums.merge(
                                Unit.of(leg.amount().currency()), leg.amount().amountMinor(), Long::sum));
            } else if (standing.content() instanceof Activity activity) {
                activity.quantities()
                        .forEach(quantity -> sums.merge(Unit.of(quantity.driver()), quantity.amount(), Long::sum));
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    static Map<Unit, Long> placed(Conservation conservation) {
        Map<Unit, Long> sums = new TreeMap<>(Comparator.comparing(Unit::code));
        conservation
                .units()
                .forEach((unit, proof) -> sums.put(
                        unit,
                        proof.byParty().values().stream()
                                .mapToLong(Conservation.Tally::amount)
                                .sum()));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    static Map<String, Long> sumsOf(Posting posting) {
        Map<String, Long> sums = new TreeMap<>();
        posting.legs()
                .forEach(leg -> sums.merge(
                        leg.account() + " " + leg.amount().currency(),
                        leg.amount().amountMinor(),
                        Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    static Map<String, Long> sumsOf(Collection<Balance> balances) {
        Map<String, Long> sums = new TreeMap<>();
        balances.forEach(balance ->
                sums.merge(balance.key().account() + " " + balance.key().unit(), balance.amount(), Long::sum));
        return sums;
    }

    /** The money of lines, by currency, sums of 0 included. */
    static Map<String, Long> moneyOf(Collection<Line> lines) {
        Map<String, Long> sums = new TreeMap<>();
        lines.stream()
                .filter(line -> line.key().unit().isMoney())
                .forEach(line -> sums.merge(line.key().unit().code(), line.amount(), Long::sum));
        return sums;
    }

    static String render(Ledger ledger) {
        StringBuilder text = new StringBuilder();
        ledger.balances().forEach(balance -> text.append(balance).append('\n'));
        ledger.readLines(ledger.version(), line -> text.append(line).append('\n'));
        ledger.customers().forEach(customer -> text.append(customer.id()).append('\n'));
        return text.toString();
    }
}
