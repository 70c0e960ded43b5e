package com.econlytics.jdbc;

import com.econlytics.cohort.Range;
import com.econlytics.cohort.Segment;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A segment as SQL over a relation {@code f} of customers.
 *
 * <p>Each condition is a subquery of the customers that meet it, which {@code f} is joined to; so every condition is true or false
 * and never unknown, and the database may read each as it likes. All that comes from a caller is bound, and nothing of it is in the
 * text.
 */
final class SegmentSql {
    /** How many different conditions a segment may have; each is one more join. */
    static final int MOST_CONDITIONS = 100;

    private final BusinessCalendar calendar;
    private final Instant asOf;
    private final Map<Segment, String> joined = new LinkedHashMap<>();
    private final List<String> joins = new ArrayList<>();
    private final Map<String, Object> bindings = new HashMap<>();
    private final String condition;

    private SegmentSql(Segment segment, Instant asOf, BusinessCalendar calendar) {
        this.calendar = calendar;
        this.asOf = asOf;
        this.condition = condition(segment);
    }

    /**
     * Translates a segment.
     *
     * @throws IllegalArgumentException if it has more than {@link #MOST_CONDITIONS} different conditions
     */
    static SegmentSql of(Segment segment, Instant asOf, BusinessCalendar calendar) {
        return new SegmentSql(segment, asOf, calendar);
    }

    /** What follows {@code f} in a {@code from} clause. */
    String joins() {
        return String.join("", joins);
    }

    /** The condition of a {@code where} clause: true or false, never null. */
    String condition() {
        return condition;
    }

    /** Binds what the conditions compare with. */
    <S extends SqlStatement<S>> S bind(S statement) {
        bindings.forEach((name, value) -> {
            if (value instanceof String[] texts) {
                statement.bindArray(name, String.class, List.of(texts));
            } else {
                statement.bind(name, value);
            }
        });
        return statement;
    }

    private String condition(Segment segment) {
        if (segment instanceof Segment.Everyone) {
            return "true";
        }
        if (segment instanceof Segment.Not not) {
            return "not " + condition(not.part());
        }
        if (segment instanceof Segment.And and) {
            return combined(and.parts(), " and ");
        }
        if (segment instanceof Segment.Or or) {
            return combined(or.parts(), " or ");
        }
        String name = joined.get(segment);
        return name == null ? joined(segment) : name;
    }

    private String combined(List<Segment> parts, String word) {
        return parts.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
    }

    /** The condition of a leaf, joined once however often the segment names it. */
    private String joined(Segment leaf) {
        if (joined.size() == MOST_CONDITIONS) {
            throw new IllegalArgumentException(
                    "a segment of more than " + MOST_CONDITIONS
                            + " different conditions is not read from the database; name fewer, or list values in one 'in (…)'");
        }
        String name = "s" + joined.size();
        boolean outside = holdsZero(leaf);
        joins.add("\nleft join (" + members(leaf, name, outside) + ") " + name + " on " + name
                + ".customer_no = f.customer_no");
        String condition = name + ".customer_no is " + (outside ? "null" : "not null");
        joined.put(leaf, condition);
        return condition;
    }

    /** Whether a customer without amounts meets it, so that those who do not are to be looked for. */
    private static boolean holdsZero(Segment leaf) {
        if (leaf instanceof Segment.Tickets tickets) {
            return tickets.counts().contains(0L);
        }
        if (leaf instanceof Segment.Revenue revenue) {
            return holdsZero(revenue.amounts());
        }
        return leaf instanceof Segment.Profit profit && holdsZero(profit.amounts());
    }

    private static boolean holdsZero(Range<Money> amounts) {
        return amounts.contains(Money.zero(currencyBound(amounts).currency()));
    }

    private String members(Segment leaf, String name, boolean outside) {
        if (leaf instanceof Segment.AttributeIn attribute) {
            return holders(attribute, name);
        }
        if (leaf instanceof Segment.SignedUp signedUp) {
            return "select survivor_no as customer_no from econlytics.customer group by survivor_no having "
                    + range(signedUp.dates(), "min(signed_up_on)", name);
        }
        if (leaf instanceof Segment.SignupMonth signup) {
            return "select c.survivor_no as customer_no from econlytics.customer c"
                    + " join econlytics.party p on p.own_no = c.customer_no group by c.survivor_no having "
                    + range(instants(signup.months()), "min(p.created_at)", name);
        }
        if (leaf instanceof Segment.AcquisitionMonth acquisition) {
            return "select customer_no from econlytics.customer_acquisition where "
                    + range(instants(acquisition.months()), "acquired_at", name);
        }
        if (leaf instanceof Segment.Tickets tickets) {
            return "select customer_no from econlytics.customer_figures group by customer_no having "
                    + (outside ? "not (" : "(") + range(tickets.counts(), "sum(tickets)", name) + ")";
        }
        if (leaf instanceof Segment.Revenue revenue) {
            return amounts(revenue.amounts(), "revenue", name, outside);
        }
        return amounts(((Segment.Profit) leaf).amounts(), "profit", name, outside);
    }

    /**
     * Who has one of the values: of the statements that hold at the instant the latest count, of these the highest revision, and
     * only if they agree.
     */
    private String holders(Segment.AttributeIn attribute, String name) {
        bindings.put(name + "name", attribute.name());
        bindings.put(name + "at", Instants.bound(asOf));
        bindings.put(
                name + "values",
                attribute.values().stream().filter(SegmentSql::isStorable).toArray(String[]::new));
        return """
                select customer_no from (
                    select p.customer_no, a.value, rank() over (
                        partition by p.customer_no order by a.valid_from desc, a.revision desc) as newest
                    from econlytics.customer_attribute a join econlytics.party p using (party_no)
                    where a.name = :%1$sname and a.valid_from <= :%1$sat and p.customer_no > 0) a
                where newest = 1 group by customer_no
                having min(value) = max(value) and min(value) = any(:%1$svalues)""".formatted(name);
    }

    private String amounts(Range<Money> amounts, String figure, String name, boolean outside) {
        bindings.put(name + "currency", currencyBound(amounts).currency().getCurrencyCode());
        Range<Long> minor = new Range<>(
                amounts.findFrom().map(Money::amountMinor).orElse(null),
                amounts.findBelow().map(Money::amountMinor).orElse(null));
        return "select customer_no from econlytics.customer_figures where currency = :" + name + "currency and "
                + (outside ? "not (" : "(") + range(minor, figure, name) + ")";
    }

    private Range<OffsetDateTime> instants(Range<YearMonth> months) {
        return new Range<>(
                months.findFrom().map(this::startOf).orElse(null),
                months.findBelow().map(this::startOf).orElse(null));
    }

    private OffsetDateTime startOf(YearMonth month) {
        return Instants.bound(calendar.month(month).startInclusive());
    }

    private String range(Range<?> range, String value, String name) {
        List<String> bounds = new ArrayList<>();
        bound(range.findFrom(), value + " >= :" + name + "from", name + "from").ifPresent(bounds::add);
        bound(range.findBelow(), value + " < :" + name + "below", name + "below")
                .ifPresent(bounds::add);
        return String.join(" and ", bounds);
    }

    private Optional<String> bound(Optional<?> bound, String comparison, String name) {
        bound.ifPresent(value -> bindings.put(name, value));
        return bound.map(value -> comparison);
    }

    private static Money currencyBound(Range<Money> amounts) {
        return amounts.findFrom().or(amounts::findBelow).orElseThrow();
    }

    /** A text with half of a surrogate pair stands in no database; what would be sent in its place may. */
    private static boolean isStorable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
