package com.econlytics.testkit.company;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How large a company to make up, and from which seed.
 *
 * <p>Example: {@code CompanyPlan.of(200, 42)} plans 200 customers, 2,400 charges and 300 tickets in the calendar year
 * 2025, in US dollars.
 *
 * @param customers customers of record, at least 1
 * @param charges charges of any outcome, guests' included
 * @param tickets support tickets of any fate
 * @param seed the same plan makes the same company, byte for byte
 * @param start the first moment of the story
 * @param months the length of the story; everything happens in {@code [start, end())}
 * @param currency the ISO 4217 code in which the company charges and settles, such as {@code USD}
 * @param billing what it bills besides, nothing by default
 */
public record CompanyPlan(
        int customers,
        int charges,
        int tickets,
        long seed,
        Instant start,
        int months,
        String currency,
        Billing billing) {
    public CompanyPlan {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(billing, "billing");
        if (customers < 1 || charges < 0 || tickets < 0 || months < 1) {
            throw new IllegalArgumentException("a company needs customers and months, and no negative count: "
                    + customers + " customers, " + charges + " charges, " + tickets + " tickets, " + months
                    + " months");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }

    /** A company that bills nothing. */
    public CompanyPlan(int customers, int charges, int tickets, long seed, Instant start, int months, String currency) {
        this(customers, charges, tickets, seed, start, months, currency, Billing.NONE);
    }

    /**
     * A year of US dollars with 12 charges per customer and three tickets for every two customers, on average.
     *
     * @param customers how many customers, at least 1
     */
    public static CompanyPlan of(int customers, long seed) {
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        return new CompanyPlan(customers, customers * 12, customers * 3 / 2, seed, start, 12, "USD");
    }

    /** The same plan with other numbers of charges and tickets. */
    public CompanyPlan with(int otherCharges, int otherTickets) {
        return new CompanyPlan(customers, otherCharges, otherTickets, seed, start, months, currency, billing);
    }

    /** The same plan with invoices and checkouts; everything else happens as it does without. */
    public CompanyPlan with(Billing otherBilling) {
        return new CompanyPlan(customers, charges, tickets, seed, start, months, currency, otherBilling);
    }

    /** The first moment after the story. */
    public Instant end() {
        return startOfMonth(months);
    }

    Instant startOfMonth(int month) {
        return start.atOffset(ZoneOffset.UTC).plusMonths(month).toInstant();
    }
}
