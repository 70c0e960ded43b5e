package com.econlytics.testkit.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells how customers were won and what they subscribe to, by dice of its own: everything else happens as it does without. */
final class SubscriptionStory {
    private static final Duration SIGN_UP = Duration.ofSeconds(5);

    private final CompanyPlan plan;
    private final Dice dice;

    SubscriptionStory(CompanyPlan plan, Dice dice) {
        this.plan = plan;
        this.dice = dice;
    }

    /** The metadata of a customer, with the channel by which it was won; of some that is not known. */
    Map<String, String> wonBy(Map<String, String> metadata) {
        Map<String, String> all = new TreeMap<>(metadata);
        if (dice.percent(85)) {
            all.put("utm_source", dice.pickSkewed(List.of("search", "referral", "ads", "fair")));
        }
        return all;
    }

    List<Subscription> subscribe(List<CompanyCustomer> customers) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (CompanyCustomer customer : customers) {
            if (dice.percent(80)) {
                subscriptions.add(subscription(customer));
            }
        }
        return subscriptions;
    }

    private Subscription subscription(CompanyCustomer customer) {
        Instant started = customer.created().plus(SIGN_UP);
        long seats = dice.between(1, 6);
        boolean changes = dice.percent(30);
        Instant changed = changes ? dice.moment(started, plan.end()) : started;
        Instant ended = dice.percent(20) ? dice.moment(changed, plan.end()) : plan.end();
        return new Subscription(
                customer.id().replaceFirst("cus", "sub"),
                customer.id(),
                String.valueOf(customer.metadata().get("plan")),
                seats,
                started,
                changes ? dice.between(1, 6) : seats,
                changed,
                ended);
    }
}
