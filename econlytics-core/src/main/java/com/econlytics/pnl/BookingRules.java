package com.econlytics.pnl;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.costing.Valuation;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In words, by which rule a line follows from its source record. */
final class BookingRules {
    private final Map<FactId, Standing> standings;
    private final CostModel costs;

    private BookingRules(Map<FactId, Standing> standings, CostModel costs) {
        this.standings = standings;
        this.costs = costs;
    }

    static BookingRules of(Books books) {
        Map<FactId, Standing> standings = new HashMap<>();
        books.standings().forEach(standing -> standings.put(standing.id(), standing));
        return new BookingRules(standings, books.costs());
    }

    Explanation.Leaf leaf(Line line) {
        @Nullable Standing standing = standings.get(line.fact());
        String rule = standing == null ? "booked" : rule(standing, line);
        @Nullable
        Instant occurredAt = standing == null ? null : standing.content().occurredAt();
        return new Explanation.Leaf(
                line.fact(),
                rule,
                line.key().account(),
                line.key().month(),
                line.key().origin(),
                occurredAt,
                line.key().unit(),
                line.amount());
    }

    private String rule(Standing standing, Line line) {
        Fact fact = standing.content();
        if (standing.isContested()) {
            return "stated in " + standing.contents().size() + " ways, none counts until one is settled";
        }
        if (fact instanceof Posting posting) {
            return "leg " + line.key().account() + attributes(posting);
        }
        Activity activity = (Activity) fact;
        return line.key().unit().isMoney() ? price(activity, line) : "work of " + work(activity);
    }

    private String price(Activity activity, Line line) {
        String absorbed = ChartOfAccounts.ABSORPTION.contains(line.key().account()) ? "taken over from payroll: " : "";
        if (costs.value(activity) instanceof Valuation.AtRate priced) {
            DriverRate rate = priced.rate();
            return absorbed + priced.units() + " " + rate.driver() + " at " + rate.cost() + " per " + rate.perUnits()
                    + " from " + rate.validFrom() + (priced.isEstimate() ? ", an estimate" : "");
        }
        return absorbed + "price of " + work(activity) + " as booked then";
    }

    private static String work(Activity activity) {
        return activity.quantities().stream()
                .map(quantity -> quantity.amount() + " " + quantity.driver())
                .collect(Collectors.joining(", "));
    }

    private static String attributes(Posting posting) {
        return posting.attributes().isEmpty()
                ? ""
                : posting.attributes().entrySet().stream()
                        .map(attribute -> attribute.getKey() + " " + attribute.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
