package com.econlytics.scenario;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Scenarios in lines of text. */
final class ScenarioText {
    private ScenarioText() {}

    static String of(Scenario scenario) {
        List<String> lines = new ArrayList<>(List.of(
                "what if: " + scenario.alternative(),
                "closings are ignored: each fact counts in the month in which it happened; nothing is booked"));
        scenario.company().forEach(company -> lines.addAll(table(scenario, company)));
        lines.addAll(withoutRate(scenario));
        return String.join("\n", lines) + "\n";
    }

    /** Who changes, all others in one row, and the company, which is their sum. */
    private static List<String> table(Scenario scenario, CompanyImpact company) {
        List<Impact> impacts = scenario.impacts().stream()
                .filter(impact ->
                        impact.after().currency().equals(company.after().currency()))
                .toList();
        List<Impact> others =
                impacts.stream().filter(impact -> impact.change().isZero()).toList();
        List<String> lines = new ArrayList<>();
        lines.add(row(company.after().currency().getCurrencyCode(), "before", "after", "change", ""));
        impacts.stream()
                .filter(impact -> !impact.change().isZero())
                .forEach(impact ->
                        lines.add(row(impact.bearer().toString(), impact.before(), impact.after(), inWords(impact))));
        if (!others.isEmpty()) {
            Money sum = others.stream().map(Impact::after).reduce(Money::plus).orElseThrow();
            lines.add(row("no change: " + others.size(), sum, sum, ""));
        }
        lines.add(row("company", company.before(), company.after(), ""));
        long otherwise = scenario.setAside().stream()
                .filter(impact ->
                        impact.after().currency().equals(company.after().currency()))
                .count();
        if (otherwise > 0) {
            lines.add("the books stand at " + company.booked() + ", and " + otherwise
                    + " of the rows at other amounts than before");
        }
        return lines;
    }

    private static List<String> withoutRate(Scenario scenario) {
        return Stream.of(scenario.before(), scenario.after())
                .flatMap(Collection::stream)
                .map(Balance::key)
                .filter(key -> key.account().equals(ChartOfAccounts.NO_RATE))
                .map(key -> key.unit())
                .distinct()
                .sorted(Comparator.comparing(Unit::code))
                .map(unit -> "without a rate, in no profit: " + scenario.withoutRateBefore(unit) + " " + unit
                        + " before, " + scenario.withoutRateAfter(unit) + " after")
                .toList();
    }

    private static String inWords(Impact impact) {
        return switch (impact.turn()) {
            case NONE -> "";
            case TO_LOSS -> "turns to loss";
            case OUT_OF_LOSS -> "turns out of loss";
        };
    }

    private static String row(String name, Money before, Money after, String note) {
        return row(name, major(before), major(after), major(after.minus(before)), note);
    }

    private static String row(String name, String before, String after, String change, String note) {
        return String.format(Locale.ROOT, "%-16s %16s %16s %16s  %s", name, before, after, change, note)
                .stripTrailing();
    }

    static String amount(String name, Money amount) {
        return String.format(Locale.ROOT, "%-51s %16s", name, major(amount));
    }

    private static String major(Money amount) {
        return amount.toMajor().toPlainString();
    }
}
