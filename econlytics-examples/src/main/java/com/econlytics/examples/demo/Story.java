package com.econlytics.examples.demo;

import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What Stripe delivers in the second half of a company's story, as unreliably as it may: a batch at a time, in no order
 * within the batch, and every fifth delivery twice.
 */
final class Story {
    private static final int BATCH = 250;
    private static final int TWICE_EVERY = 5;

    private final CompanyPlan plan;
    private final List<StripeDelivery> deliveries;
    private final List<String> knownBefore = new ArrayList<>();
    private final int first;

    /**
     * A story to be told.
     *
     * @param deliveries all of it, oldest first
     */
    Story(CompanyPlan plan, List<StripeDelivery> deliveries) {
        this.plan = plan;
        this.deliveries = deliveries;
        int index = 0;
        while (index < deliveries.size() && deliveries.get(index).created().isBefore(middle(plan))) {
            knownBefore.addAll(deliveries.get(index).releases());
            index++;
        }
        this.first = index;
    }

    /** The moment up to which history is backfilled. */
    static Instant middle(CompanyPlan plan) {
        return plan.start()
                .atOffset(ZoneOffset.UTC)
                .plusMonths(plan.months() / 2)
                .toInstant();
    }

    /** Charges and refunds whose balance transaction is known by then. */
    List<String> knownBefore() {
        return List.copyOf(knownBefore);
    }

    /** How many deliveries are left, those that come twice counted twice. */
    long size() {
        long left = deliveries.size() - (long) first;
        return left + (left + TWICE_EVERY - 1) / TWICE_EVERY;
    }

    /** Tells the rest. */
    void tell(Consumer<List<StripeDelivery>> listener) {
        Random random = new Random(plan.seed());
        List<StripeDelivery> batch = new ArrayList<>();
        for (int i = first; i < deliveries.size(); i++) {
            StripeDelivery delivery = deliveries.get(i);
            batch.add(delivery);
            if ((i - first) % TWICE_EVERY == 0) {
                batch.add(delivery);
            }
            if (batch.size() >= BATCH || i == deliveries.size() - 1) {
                Collections.shuffle(batch, random);
                listener.accept(List.copyOf(batch));
                batch.clear();
            }
        }
    }
}
