package com.econlytics.pnl;

import com.econlytics.costing.AllocationCertificate;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.costing.Recipient;
import com.econlytics.costing.Valuation;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In words, by which rule a line follows from its source record. */
final class BookingRules {
    private final Map<FactId, Standing> standings;
    private final CostModel costs;
    private final Map<FactId, AllocationRun> runs;

    private BookingRules(Map<FactId, Standing> standings, CostModel costs, Map<FactId, AllocationRun> runs) {
        this.standings = standings;
        this.costs = costs;
        this.runs = runs;
    }

    static BookingRules of(Books books) {
        Map<FactId, Standing> standings = new HashMap<>();
        books.standings().forEach(standing -> standings.put(standing.id(), standing));
        Map<FactId, AllocationRun> runs = new HashMap<>();
        books.lines().stream()
                .filter(AllocationRun::isAllocated)
                .map(line -> line.key().month())
                .distinct()
                .flatMap(month -> books.allocations(month).stream())
                .forEach(run -> runs.put(run.id(), run));
        return new BookingRules(standings, books.costs(), runs);
    }

    Explanation.Leaf leaf(Line line) {
        @Nullable Standing standing = standings.get(line.fact());
        String rule = standing == null ? share(line) : rule(standing, line);
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

    /** The share of an allocation, with its weight if the plan in force explains the line as it stands. */
    private String share(Line line) {
        @Nullable AllocationRun run = runs.get(line.fact());
        if (run == null || !run.lines().contains(line)) {
            return "share by rule " + line.fact().object() + ", as allocated then";
        }
        String pool = run.allocation().amount() + " of " + run.rule().pool() + " "
                + run.rule().base().inWords();
        if (line.key().customer().equals(CustomerId.UNALLOCATED)) {
            return "what customers bear of " + pool;
        }
        AllocationCertificate.Charge charge =
                run.allocation().certificate().charges().get(0);
        long weight = charge.uses().stream()
                .filter(use ->
                        use.recipient().equals(Recipient.bearer(line.key().customer())))
                .mapToLong(AllocationCertificate.Use::weight)
                .sum();
        return "share of " + pool + ": " + weight + " of " + charge.totalWeight();
    }

    private String rule(Standing standing, Line line) {
        Fact fact = standing.content();
        if (standing.isContested()) {
            return "stated in " + standing.contents().size() + " ways, none counts until one is settled";
        }
        if (fact instanceof Posting posting) {
            return (isLeg(posting, line) ? "leg " : "as documents say, ")
                    + line.key().account()
                    + attributes(posting);
        }
        Activity activity = (Activity) fact;
        return line.key().unit().isMoney() ? price(activity, line) : "work of " + work(activity);
    }

    /** A basis of revenue moves parts of a posting to accounts on which it has no leg. */
    private static boolean isLeg(Posting posting, Line line) {
        Account account = line.key().account();
        return !ChartOfAccounts.BY_DOCUMENTS.contains(account)
                || posting.legs().stream().anyMatch(leg -> leg.account().equals(account));
    }

    private String price(Activity activity, Line line) {
        String absorbed = ChartOfAccounts.ABSORPTION.contains(line.key().account()) ? "taken over from payroll: " : "";
        if (costs.value(activity) instanceof Valuation.AtRate priced && isBookedAt(priced, line)) {
            DriverRate rate = priced.rate();
            return absorbed + priced.units() + " " + rate.driver() + " at " + rate.cost() + " per " + rate.perUnits()
                    + " from " + rate.validFrom() + (priced.isEstimate() ? ", an estimate" : "");
        }
        return absorbed + "price of " + work(activity) + " as booked then";
    }

    /** What was booked at another price, or corrects that, does not follow from the rate in force. */
    private static boolean isBookedAt(Valuation.AtRate priced, Line line) {
        boolean absorbed = ChartOfAccounts.ABSORPTION.contains(line.key().account());
        Money cost = absorbed ? priced.cost() : priced.cost().negated();
        return line.key().unit().money(line.amount()).equals(cost);
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
