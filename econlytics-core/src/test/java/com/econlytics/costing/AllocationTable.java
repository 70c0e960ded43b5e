package com.econlytics.costing;

import com.econlytics.costing.AllocationBase.ByDriver;
import com.econlytics.costing.AllocationBase.ByGivenWeights;
import com.econlytics.costing.AllocationBase.ByRevenue;
import com.econlytics.costing.AllocationBase.Equally;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the cells of {@code spec/allocation.csv}: {@code support 100.00 by ticket: 1=3 team=1; team 0.00 ...}. */
final class AllocationTable {
    private AllocationTable() {}

    static AllocationMethod method(String cell) {
        return AllocationMethod.valueOf(cell.toUpperCase().replace('-', '_'));
    }

    static List<CostCentre> centres(String cell, String currency) {
        return Arrays.stream(cell.split(";"))
                .map(pool -> centre(pool.trim(), currency))
                .toList();
    }

    static String shares(Allocation allocation) {
        return allocation.shares().entrySet().stream()
                .map(share -> share.getKey().number() + "="
                        + share.getValue().toMajor().toPlainString())
                .collect(Collectors.joining(" "));
    }

    private static CostCentre centre(String text, String currency) {
        String[] halves = text.split(":", 2);
        String[] words = halves[0].split(" ", 3);
        Map<Recipient, Long> measured = new TreeMap<>();
        for (String use : halves[1].trim().split(" ")) {
            if (!use.isEmpty()) {
                String[] sides = use.split("=");
                measured.put(recipient(sides[0]), Long.parseLong(sides[1]));
            }
        }
        Money amount = Money.parse(currency + " " + words[1]);
        return CostCentre.of(new CostPool(words[0], amount, base(words[2])), measured);
    }

    private static Recipient recipient(String word) {
        return word.matches("-?[0-9]+")
                ? Recipient.bearer(new CustomerId(Long.parseLong(word)))
                : Recipient.centre(word);
    }

    private static AllocationBase base(String words) {
        return switch (words) {
            case "by ticket" -> new ByDriver(Driver.TICKET);
            case "by revenue" -> new ByRevenue(Currency.getInstance("USD"));
            case "by weights" -> new ByGivenWeights("budget 2026");
            case "equally" -> new Equally();
            default -> throw new IllegalArgumentException("no base is written '" + words + "'");
        };
    }
}
