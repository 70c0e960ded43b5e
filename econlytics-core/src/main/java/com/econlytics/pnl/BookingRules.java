package com.econlytics.pnl;

import com.econlytics.fact.Activity;
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

    private BookingRules(Map<FactId, Standing> standings) {
        this.standings = standings;
    }

    static BookingRules of(Books books) {
        Map<FactId, Standing> standings = new HashMap<>();
        books.standings().forEach(standing -> standings.put(standing.id(), standing));
        return new BookingRules(standings);
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
        String work = activity.quantities().stream()
                .map(quantity -> quantity.amount() + " " + quantity.driver())
                .collect(Collectors.joining(", "));
        return line.key().unit().isMoney() ? "price of " + work : "work of " + work;
    }

    private static String attributes(Posting posting) {
        return posting.attributes().isEmpty()
                ? ""
                : posting.attributes().entrySet().stream()
                        .map(attribute -> attribute.getKey() + " " + attribute.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
