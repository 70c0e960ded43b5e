package com.econlytics.examples.api;

import com.econlytics.examples.report.Amounts;
import com.econlytics.examples.report.Heading;
import com.econlytics.money.Money;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON. Amounts are texts, because a number of JSON may be read as a double, and a double holds no cents.
 *
 * <p>Example: {@code new Body().amount("net_profit", new BigDecimal("12.86"))} is {@code {"net_profit":"12.86"}}.
 */
final class Body {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** One that says of which state of the books it is. */
    static Body of(Heading heading) {
        return new Body()
                .text("entity", heading.entity())
                .text("basis", "receipts")
                .text("zone", heading.zone().toString())
                .text("costing_basis", heading.costingBasis())
                .text("closed_through", heading.closedThrough())
                .text("data_through", heading.dataThrough())
                .number("version", heading.version())
                .text("as_of", heading.asOf());
    }

    static Body of(Amounts amounts) {
        return new Body()
                .amount("gross_receipts", amounts.grossReceipts())
                .amount("refunds", amounts.refunds())
                .amount("disputes", amounts.disputes())
                .amount("total_revenue", amounts.totalRevenue())
                .amount("total_fees", amounts.totalFees())
                .amount("support_cost", amounts.supportCost())
                .amount("other_costs", amounts.otherCosts())
                .amount("net_profit", amounts.netProfit())
                .amount("pending", amounts.pending())
                .number("tickets", amounts.tickets());
    }

    Body text(String name, @Nullable Object value) {
        json.put(name, value == null ? null : value.toString());
        return this;
    }

    /** In UTC, to the second and finer. */
    Body text(String name, @Nullable Instant instant) {
        json.put(name, instant == null ? null : instant.toString());
        return this;
    }

    Body amount(String name, @Nullable BigDecimal amount) {
        json.put(name, amount == null ? null : amount.toPlainString());
        return this;
    }

    Body amount(String name, Money amount) {
        return amount(name, amount.toMajor());
    }

    Body number(String name, long number) {
        json.put(name, number);
        return this;
    }

    Body number(String name, Optional<Integer> number) {
        json.put(name, number.orElse(null));
        return this;
    }

    Body flag(String name, boolean flag) {
        json.put(name, flag);
        return this;
    }

    Body object(String name, @Nullable Body body) {
        json.set(name, body == null ? JsonNodeFactory.instance.nullNode() : body.json);
        return this;
    }

    <T> Body list(String name, Collection<T> items, Function<T, Body> body) {
        var array = json.putArray(name);
        items.forEach(item -> array.add(body.apply(item).json));
        return this;
    }

    Body texts(String name, Collection<String> items) {
        var array = json.putArray(name);
        items.forEach(array::add);
        return this;
    }

    /** All members of another. */
    Body with(Body other) {
        json.setAll(other.json);
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
