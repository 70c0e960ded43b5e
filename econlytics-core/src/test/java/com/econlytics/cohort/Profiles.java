package com.econlytics.cohort;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Customers as tables and generators describe them. */
final class Profiles {
    private Profiles() {}

    /** Reads {@code "plan pro from 2026-03-01; signed 2026-01-15; revenue USD 10.00; profit USD -1.00; tickets 2"}. */
    static Profile described(String description) {
        List<DatedAttribute> attributes = new ArrayList<>();
        Map<String, String> known = new TreeMap<>();
        for (String part : description.split("; ")) {
            String[] words = part.split(" ", 2);
            String[] value = words[1].split(" from ", 2);
            if (value.length == 2) {
                attributes.add(new DatedAttribute(Company.of("x"), words[0], value[0], midnight(value[1]), 0));
            } else {
                known.put(words[0], words[1]);
            }
        }
        return new Profile(
                new CustomerId(1),
                AttributeHistory.of(attributes),
                milestone(known.get("signed")),
                milestone(known.get("paid")),
                profits(known));
    }

    static CustomerProfit row(Money revenue, Money profit, long tickets) {
        Money zero = Money.zero(revenue.currency());
        return new CustomerProfit(
                new CustomerId(1), revenue, zero, zero, zero, zero, revenue.minus(profit), zero, tickets);
    }

    private static List<CustomerProfit> profits(Map<String, String> known) {
        long tickets = Long.parseLong(known.getOrDefault("tickets", "0"));
        if (!known.containsKey("revenue")) {
            return tickets == 0 ? List.of() : List.of(row(Money.parse("USD 0.00"), Money.parse("USD 0.00"), tickets));
        }
        Money revenue = Money.parse(known.get("revenue"));
        return List.of(row(revenue, Money.parse(known.getOrDefault("profit", revenue.toString())), tickets));
    }

    private static @Nullable Milestone milestone(@Nullable String date) {
        return date == null ? null : Milestone.of(Company.on(date), Company.CALENDAR);
    }

    private static Instant midnight(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }
}
