package com.econlytics.cohort;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one customer when somebody asks to which segment or cohort it belongs.
 *
 * @param customer who
 * @param attributes its attributes through time
 * @param signup when the source of record created it; null if no source told
 * @param acquisition when it first paid; null if it never did
 * @param profits its row of the profitability report in each currency in which it has any
 */
public record Profile(
        CustomerId customer,
        AttributeHistory attributes,
        @Nullable Milestone signup,
        @Nullable Milestone acquisition,
        List<CustomerProfit> profits) {
    public Profile {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(attributes, "attributes");
        profits = List.copyOf(profits);
    }

    /** When it signed up, if a source told. */
    public Optional<Milestone> findSignup() {
        return Optional.ofNullable(signup);
    }

    /** When it first paid, if it ever did. */
    public Optional<Milestone> findAcquisition() {
        return Optional.ofNullable(acquisition);
    }

    /** Net revenue in {@code currency}; 0 if it has no amounts in it, which is exact: no amounts sum to 0. */
    public Money revenueIn(Currency currency) {
        return sum(currency, CustomerProfit::totalRevenue);
    }

    /** Customer profit in {@code currency}, what is pending left out; 0 if it has no amounts in it. */
    public Money profitIn(Currency currency) {
        return sum(currency, CustomerProfit::netProfit);
    }

    /** How many support tickets it has, priced or not. */
    public long tickets() {
        return profits.stream().map(CustomerProfit::tickets).reduce(0L, Math::addExact);
    }

    private Money sum(Currency currency, Function<CustomerProfit, Money> figure) {
        return profits.stream()
                .map(figure)
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }
}
