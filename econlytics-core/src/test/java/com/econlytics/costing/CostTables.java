package com.econlytics.costing;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the cells of the specification tables of costing. */
final class CostTables {
    private static final Pattern BASIS = Pattern.compile("(\\S+) ([A-Z_]+)(?: (\\d+))?");
    private static final Pattern RATE = Pattern.compile("(\\S+) (\\S+) per (\\d+) (\\w+)(?: \\{(.*)})?");
    private static final Pattern QUANTITY = Pattern.compile("(\\d+) (\\w+)");

    private CostTables() {}

    /** Such as {@code 2026-01-01 BUSINESS_TIME 14400; 2026-06-01 PER_TICKET}. */
    static List<CostBasis> bases(@Nullable String cell) {
        return entries(
                cell,
                BASIS,
                basis -> new CostBasis(
                        CostBasis.Method.valueOf(basis.group(2)),
                        basis.group(3) == null ? 0 : Long.parseLong(basis.group(3)),
                        date(basis.group(1))));
    }

    /** Such as {@code 2026-01-01 60.00 per 3600 agent_second {group=7 priority=urgent}}. */
    static List<DriverRate> rates(@Nullable String cell) {
        return entries(
                cell,
                RATE,
                rate -> new DriverRate(
                        new Driver(rate.group(4)),
                        Money.parse("USD " + rate.group(2)),
                        Long.parseLong(rate.group(3)),
                        date(rate.group(1)),
                        new RateScope(attributes(rate.group(5)))));
    }

    /** Such as {@code 1 ticket; 840 agent_second}. */
    static List<Quantity> work(String cell) {
        return entries(
                cell,
                QUANTITY,
                quantity -> Quantity.of(new Driver(quantity.group(2)), Long.parseLong(quantity.group(1))));
    }

    /** Such as {@code agent=12 group=7}. */
    static SortedMap<String, String> attributes(@Nullable String cell) {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (cell != null) {
            for (String entry : cell.split(" ", -1)) {
                attributes.put(entry.split("=", -1)[0], entry.split("=", -1)[1]);
            }
        }
        return attributes;
    }

    static Activity activity(Instant at, List<Quantity> work, SortedMap<String, String> attributes) {
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), "42", "ticket"),
                1,
                at,
                Party.unknown(),
                ChartOfAccounts.SUPPORT,
                work,
                attributes);
    }

    private static <T> List<T> entries(@Nullable String cell, Pattern pattern, Function<MatchResult, T> read) {
        Stream<String> entries = cell == null ? Stream.of() : Stream.of(cell.split("; ", -1));
        return entries.map(entry -> {
                    Matcher matcher = pattern.matcher(entry);
                    if (!matcher.matches()) {
                        throw new IllegalArgumentException("the table has an entry '" + entry + "'");
                    }
                    return read.apply(matcher);
                })
                .toList();
    }

    private static Instant date(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }
}
