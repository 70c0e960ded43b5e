package com.econlytics.cohort;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which customers are listed, and in which order.
 *
 * <p>Every store lists the same rows in the same order; {@link #of(Books)} says which.
 *
 * <p>Example: {@code new Listing(Segment.parse("plan = \"pro\""), now, byProfit, Reserved.LEFT_OUT)}.
 *
 * @param segment of whom
 * @param asOf when the attributes are looked at
 * @param order which row comes first
 * @param reserved whether what is nobody's is listed too
 */
public record Listing(Segment segment, Instant asOf, CustomerOrder order, Reserved reserved) {
    public Listing {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(reserved, "reserved");
    }

    /** The rows of what is unattributed and of what is unallocated. */
    public enum Reserved {
        /** They are listed whatever the segment says, so that all rows of everyone sum to the company. */
        LISTED,
        /** Only customers are listed. */
        LEFT_OUT
    }

    /** All rows of the list, in its order, computed in memory. */
    public List<ListedCustomer> of(Books books) {
        Population population = Population.of(books);
        SortedMap<CustomerId, Profile> listed = new TreeMap<>(population.customers());
        listed.keySet().retainAll(population.members(segment, asOf));
        if (reserved == Reserved.LISTED) {
            Map<CustomerId, List<CustomerProfit>> rows = new Profitability(
                            books.costs().currency())
                    .of(population.balances()).stream().collect(Collectors.groupingBy(CustomerProfit::customer));
            Stream.of(CustomerId.UNATTRIBUTED, CustomerId.UNALLOCATED)
                    .forEach(nobody -> listed.put(nobody, profile(nobody, rows.getOrDefault(nobody, List.of()))));
        }
        Map<CustomerId, String> names = books.customers().stream()
                .collect(Collectors.toMap(
                        Customer::id, customer -> customer.party().id()));
        Function<Profile, Stream<ListedCustomer>> rows =
                profile -> rows(profile, names, books.costs().currency());
        return listed.values().stream().flatMap(rows).sorted(order).toList();
    }

    private static Profile profile(CustomerId nobody, List<CustomerProfit> rows) {
        return new Profile(nobody, AttributeHistory.EMPTY, null, null, rows);
    }

    private static Stream<ListedCustomer> rows(Profile profile, Map<CustomerId, String> names, Currency home) {
        CustomerId customer = profile.customer();
        String name = names.getOrDefault(customer, customer.toString());
        LocalDate signedUpOn = profile.findSignup().map(Milestone::date).orElse(null);
        List<CustomerProfit> profits = profile.profits().stream()
                .filter(profit -> !profit.equals(nothing(customer, currencyOf(profit))))
                .toList();
        return (profits.isEmpty() ? List.of(nothing(customer, home)) : profits)
                .stream().map(profit -> new ListedCustomer(name, signedUpOn, profit));
    }

    private static Currency currencyOf(CustomerProfit profit) {
        return profit.pending().currency();
    }

    private static CustomerProfit nothing(CustomerId customer, Currency home) {
        Money zero = Money.zero(home);
        return new CustomerProfit(customer, zero, zero, zero, zero, zero, zero, zero, 0);
    }
}
