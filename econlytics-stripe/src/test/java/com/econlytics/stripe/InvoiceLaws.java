package com.econlytics.stripe;

import static com.econlytics.stripe.Documents.CREATED_SECONDS;
import static com.econlytics.stripe.Documents.charge;
import static com.econlytics.stripe.Documents.discounted;
import static com.econlytics.stripe.Documents.intent;
import static com.econlytics.stripe.Documents.invoice;
import static com.econlytics.stripe.Documents.invoicePayment;
import static com.econlytics.stripe.Documents.line;
import static com.econlytics.stripe.Documents.over;
import static com.econlytics.stripe.Documents.paid;
import static com.econlytics.stripe.Documents.taxed;
import static com.econlytics.stripe.Documents.uncollectible;
import static com.econlytics.stripe.Documents.voided;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whichever way the life of an invoice is heard of, it states the same. */
class InvoiceLaws {
    /** What happened to an invoice after it was issued. */
    enum Fate {
        STAYS_OPEN,
        PAID,
        PAID_IN_PARTS,
        PAID_OUTSIDE,
        UNCOLLECTIBLE,
        PAID_AFTER_ALL,
        VOID
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label(
            "L2 idempotence, L3 confluence: an invoice states the same by events in any order, by the API and by a listing")
    @Scenario("A5")
    void everyWayStatesTheSame(@ForAll Fate fate, @ForAll Random random) {
        try (FakeStripe stripe = FakeStripe.start()) {
            Life life = new Life(stripe, fate, random);
            Books watching = new Books(stripe, NOW);
            Books listing = new Books(stripe, NOW);
            for (int step = 0; step < life.states.size(); step++) {
                life.reach(step);
                watching.deliver(life.event(step));
                watching.work();
                if (random.nextInt(3) == 0) {
                    listing.pull(new StripeInvoices(TEST_ACCOUNT, listing.api, listing.clock));
                }
            }
            Books late = new Books(stripe, NOW);
            List<ObjectNode> events = life.events();
            events.addAll(life.events());
            Collections.shuffle(events, random);
            events.forEach(late::deliver);
            late.work();
            watching.workAfter(Duration.ofHours(7));
            listing.pull(new StripeInvoices(TEST_ACCOUNT, listing.api, listing.clock));
            Books history = new Books(stripe, NOW);
            history.pull(new StripeInvoices(TEST_ACCOUNT, history.api, history.clock));

            assertThat(late.documents()).isEqualTo(history.documents());
            assertThat(watching.documents()).isEqualTo(history.documents());
            assertThat(listing.documents()).isEqualTo(history.documents());
            assertThat(watching.sums()).isEqualTo(history.sums());
            assertThat(listing.sums()).isEqualTo(history.sums());
            assertThat(watching.dispositions()).allMatch("APPLIED"::equals);
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label(
            "L1 conservation: lines sum to the total of the invoice, settlements to what was paid, and void ones to nothing")
    @Scenario({"B38", "B40"})
    void documentsSumToWhatStripeStates(@ForAll Fate fate, @ForAll Random random) {
        try (FakeStripe stripe = FakeStripe.start()) {
            Life life = new Life(stripe, fate, random);
            life.reach(life.states.size() - 1);
            Books books = new Books(stripe, NOW);
            books.pull(new StripeInvoices(TEST_ACCOUNT, books.api, books.clock));

            ObjectNode last = life.states.get(life.states.size() - 1);
            boolean isVoid = fate == Fate.VOID;
            long writtenOff =
                    fate == Fate.UNCOLLECTIBLE ? last.path("amount_remaining").asLong() : 0;
            long settled = isVoid ? 0 : last.path("amount_paid").asLong() + writtenOff;
            long billed = isVoid ? 0 : last.path("total").asLong();
            assertThat(-books.sums().getOrDefault("stated.total EUR", 0L)).isEqualTo(billed + settled);
            assertThat(books.sums().getOrDefault("stated.settled EUR", 0L)).isEqualTo(settled);
        }
    }

    /** The states that one invoice goes through, and the payments that Stripe has by then. */
    private static final class Life {
        private final FakeStripe stripe;
        private final List<ObjectNode> states = new ArrayList<>();
        private final List<List<ObjectNode>> arrivals = new ArrayList<>();

        Life(FakeStripe stripe, Fate fate, Random random) {
            this.stripe = stripe;
            ObjectNode issued = issued(random);
            long due = issued.path("amount_due").asLong();
            add(issued);
            switch (fate) {
                case STAYS_OPEN -> {}
                case PAID -> add(paid(issued.deepCopy()), payment("1", due));
                case PAID_IN_PARTS -> {
                    add(partly(issued, due / 3), payment("1", due / 3));
                    add(paid(issued.deepCopy()), payment("2", due - due / 3));
                }
                case PAID_OUTSIDE -> add(paid(issued.deepCopy()).put("amount_paid_off_stripe", due));
                case UNCOLLECTIBLE -> {
                    add(uncollectible(issued.deepCopy()));
                    add(uncollectible(partly(issued, due / 3)), payment("1", due / 3));
                }
                case PAID_AFTER_ALL -> {
                    add(uncollectible(issued.deepCopy()));
                    add(paid(uncollectible(issued.deepCopy())), payment("1", due));
                }
                case VOID -> add(voided(issued.deepCopy()));
            }
        }

        void reach(int step) {
            for (int reached = 0; reached <= step; reached++) {
                stripe.put(states.get(reached));
                arrivals.get(reached).forEach(stripe::put);
            }
        }

        ObjectNode event(int step) {
            return Payloads.event("evt_" + step, "invoice.updated", states.get(step));
        }

        List<ObjectNode> events() {
            List<ObjectNode> events = new ArrayList<>();
            for (int step = 0; step < states.size(); step++) {
                events.add(event(step));
            }
            return events;
        }

        private void add(ObjectNode state, ObjectNode... arrived) {
            states.add(state);
            arrivals.add(List.of(arrived));
        }

        private static ObjectNode partly(ObjectNode issued, long amount) {
            long due = issued.path("amount_due").asLong();
            return issued.deepCopy().put("amount_paid", amount).put("amount_remaining", due - amount);
        }

        private static ObjectNode[] payment(String id, long amount) {
            return new ObjectNode[] {
                invoicePayment("inpay_" + id, "in_1", "pi_" + id, amount, "paid"),
                intent("pi_" + id, amount, "ch_" + id),
                charge("ch_" + id, amount)
            };
        }

        /** Any lines, and a total with or without something that is on none of them. */
        private static ObjectNode issued(Random random) {
            List<ObjectNode> lines = new ArrayList<>();
            long total = random.nextInt(4) == 0 ? 7 : 0;
            for (int i = 0; i <= random.nextInt(4); i++) {
                long amount = 1_000 + random.nextInt(100_000);
                long discount = random.nextInt(500);
                long tax = random.nextInt(400);
                boolean included = random.nextBoolean();
                ObjectNode line =
                        taxed(discounted(line("il_" + i, amount), discount), tax, included ? "inclusive" : "exclusive");
                long days = random.nextInt(3) * 30L;
                lines.add(over(line, CREATED_SECONDS, CREATED_SECONDS + days * 86_400));
                total += amount - discount + (included ? 0 : tax);
            }
            return invoice("in_1", total, lines.toArray(ObjectNode[]::new));
        }
    }
}
