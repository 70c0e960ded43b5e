package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.revenue.Document;
import com.econlytics.revenue.SubscriptionItem;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.Subscription;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** What is known of the subscriptions of a company: the story, from whichever way it was heard of. */
@Scenario("A5")
class SubscriptionCompanyLaws {
    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    @Label(
            "L3 confluence: who hears every event, in any order and with a list before, between or after, knows every state")
    void whoHearsEveryEventKnowsEveryState(@ForAll @LongRange(min = 1, max = 999) long seed) {
        SyntheticCompany company =
                SyntheticCompany.generate(CompanyPlan.of(15, seed).with(0, 0));
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            Books books = new Books(stripe, company.plan().end());
            List<StripeDelivery> deliveries = new ArrayList<>(stripe.deliveries());
            Collections.shuffle(deliveries, new Random(seed));
            int looked = (int) (seed % (deliveries.size() + 1));
            deliveries.subList(0, looked).forEach(books::deliver);
            books.work();
            books.pull(new StripeSubscriptions(Payloads.TEST_ACCOUNT, books.api, books.clock));
            deliveries.subList(looked, deliveries.size()).forEach(books::deliver);
            books.work();

            List<SubscriptionItem> known = known(books);
            for (Subscription told : company.subscriptions()) {
                assertKnown(known, told, company.plan().end());
            }
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    @Label("who only looks knows the present, and takes it for the past")
    void whoOnlyLooksKnowsThePresent(@ForAll @LongRange(min = 1, max = 999) long seed) {
        SyntheticCompany company =
                SyntheticCompany.generate(CompanyPlan.of(15, seed).with(0, 0));
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            Books books = new Books(stripe, company.plan().end());
            books.pull(new StripeSubscriptions(Payloads.TEST_ACCOUNT, books.api, books.clock));

            for (Subscription told : company.subscriptions()) {
                SubscriptionItem first = at(known(books), told, told.started()).orElseThrow();
                assertThat(first.quantity()).isEqualTo(told.laterSeats());
                assertThat(first.subscription().findEnded().isPresent())
                        .isEqualTo(told.ended().isBefore(company.plan().end()));
            }
        }
    }

    private static void assertKnown(List<SubscriptionItem> known, Subscription told, Instant end) {
        assertThat(at(known, told, told.started().minusSeconds(1))).isEmpty();
        assertThat(at(known, told, told.changed()).orElseThrow().quantity()).isEqualTo(told.laterSeats());
        if (told.changed().isAfter(told.started())) {
            SubscriptionItem before =
                    at(known, told, told.changed().minusSeconds(1)).orElseThrow();
            assertThat(before.quantity()).isEqualTo(told.seats());
        }
        SubscriptionItem last = at(known, told, end).orElseThrow();
        assertThat(last.subscription().findEnded())
                .isEqualTo(Optional.of(told.ended()).filter(ended -> ended.isBefore(end)));
        assertThat(last.findAmount().orElseThrow().amountMinor()).isEqualTo(told.laterSeats() * told.seatPriceMinor());
    }

    private static Optional<SubscriptionItem> at(List<SubscriptionItem> known, Subscription told, Instant instant) {
        return known.stream()
                .filter(item -> item.item().equals(told.item()) && !item.at().isAfter(instant))
                .max(SubscriptionItem.ORDER);
    }

    /** The states that count: of each the highest revision. */
    private static List<SubscriptionItem> known(Books books) {
        Map<FactId, Fact> highest = new HashMap<>();
        for (Fact fact : books.facts()) {
            highest.merge(fact.id(), fact, (one, other) -> one.revision() > other.revision() ? one : other);
        }
        return read(highest.values());
    }

    private static List<SubscriptionItem> read(Collection<Fact> facts) {
        return facts.stream()
                .filter(Posting.class::isInstance)
                .flatMap(fact -> Document.read((Posting) fact).stream())
                .filter(SubscriptionItem.class::isInstance)
                .map(SubscriptionItem.class::cast)
                .toList();
    }
}
