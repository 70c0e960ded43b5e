package com.econlytics.cohort;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The customers of the books, each with what is known about it, and every balance: what segments, cohorts and
 * concentration are computed from.
 *
 * <p>A customer that was merged into another is not in it; its balances are read as the survivor's. A customer without any
 * amount is in it, so that counts are counts of customers and not of payers.
 *
 * <p>Example: {@code CohortReport.of(Population.of(books), Grouping.bySignupMonth(), YearMonth.of(2026, 6))}.
 *
 * @param customers by number
 * @param balances all of them, those of nobody in particular included
 */
public record Population(SortedMap<CustomerId, Profile> customers, List<Balance> balances) {
    public Population {
        customers = Collections.unmodifiableSortedMap(new TreeMap<>(customers));
        balances = List.copyOf(balances);
    }

    /** The customers of {@code books}. */
    public static Population of(Books books) {
        Map<CustomerId, CustomerId> survivors =
                books.customers().stream().collect(Collectors.toMap(Customer::id, Customer::survivor));
        List<Balance> balances = books.balances().stream()
                .map(balance -> borneBy(survivors.getOrDefault(customerOf(balance), customerOf(balance)), balance))
                .toList();
        return new Population(profiles(books, balances), balances);
    }

    /** The currencies in which there are amounts, by code. */
    public List<Currency> currencies() {
        return balances.stream()
                .map(balance -> balance.key().unit())
                .filter(unit -> unit.isMoney())
                .map(unit -> Currency.getInstance(unit.code()))
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    /** The customers that belong to {@code segment}, with their attributes as of {@code asOf}, by number. */
    public SortedSet<CustomerId> members(Segment segment, Instant asOf) {
        SortedSet<CustomerId> members = new TreeSet<>();
        customers.forEach((customer, profile) -> {
            if (segment.contains(profile, asOf)) {
                members.add(customer);
            }
        });
        return members;
    }

    /** The balances in {@code currency}, by what {@code placeOf} says about who bears them. */
    <P extends Comparable<P>> SortedMap<P, List<Balance>> balances(Currency currency, Function<CustomerId, P> placeOf) {
        return balances.stream()
                .filter(balance -> balance.key().unit().code().equals(currency.getCurrencyCode()))
                .collect(Collectors.groupingBy(
                        balance -> placeOf.apply(customerOf(balance)), TreeMap::new, Collectors.toList()));
    }

    private static SortedMap<CustomerId, Profile> profiles(Books books, List<Balance> balances) {
        Map<CustomerId, AttributeHistory> histories = books.attributeHistories();
        Map<CustomerId, Instant> signups = books.signups();
        Map<CustomerId, Acquisition> acquisitions = Acquisition.of(books);
        Map<CustomerId, List<CustomerProfit>> profits = new Profitability(
                        books.costs().currency())
                .of(balances).stream().collect(Collectors.groupingBy(CustomerProfit::customer));
        Set<CustomerId> customers = new TreeSet<>(histories.keySet());
        profits.keySet().stream().filter(CustomerId::isCustomer).forEach(customers::add);
        SortedMap<CustomerId, Profile> profiles = new TreeMap<>();
        for (CustomerId customer : customers) {
            Acquisition acquisition = acquisitions.get(customer);
            profiles.put(
                    customer,
                    new Profile(
                            customer,
                            histories.getOrDefault(customer, AttributeHistory.EMPTY),
                            milestone(signups.get(customer), books),
                            acquisition == null ? null : acquisition.milestone(),
                            profits.getOrDefault(customer, List.of())));
        }
        return profiles;
    }

    private static @Nullable Milestone milestone(@Nullable Instant at, Books books) {
        return at == null ? null : Milestone.of(at, books.booking().calendar());
    }

    private static CustomerId customerOf(Balance balance) {
        return balance.key().customer();
    }

    private static Balance borneBy(CustomerId survivor, Balance balance) {
        BalanceKey key = balance.key();
        return survivor.equals(key.customer())
                ? balance
                : new Balance(
                        new BalanceKey(survivor, key.month(), key.origin(), key.account(), key.unit()),
                        balance.amount());
    }
}
