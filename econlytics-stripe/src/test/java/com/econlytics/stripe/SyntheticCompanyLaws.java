package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Sync;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Balance;
import com.econlytics.stripe.StripeWebhook.Outcome;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.MovementType;
import com.econlytics.testkit.company.SupportRates;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.TrueProfit;
import com.econlytics.testkit.company.Truth;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** The connector against a company whose movements are all known: whatever happens on the way, the sums are right. */
class SyntheticCompanyLaws {
    private static final Set<MovementType> TOLD_BY_NO_EVENT = Set.of(MovementType.STRIPE_FEE, MovementType.PAYOUT);

    @Scenario({"A5", "A7", "K2"})
    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void eventsInAnyOrderAndNumberAddUpToTheMovementsTheyTellOf(@ForAll @LongRange(min = 1, max = 999) long seed) {
        SyntheticCompany company = company(seed);
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            stripe.withholdLate();
            Books books = new Books(stripe, company.plan().end());

            deliverAll(stripe, books, new Random(seed));

            assertThat(books.dispositions()).allMatch(where -> where.matches("APPLIED|IGNORED .*"));
            assertThat(books.total()).isEqualTo(toldByEvents(company));
            assertThat(books.sums()).doesNotContainKey("pending.fee_unknown USD");
        }
    }

    @Scenario({"A1", "A3", "A5"})
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void eventsAndHistoryInAnyOrderAddUpToStripesOwnBalance(@ForAll @LongRange(min = 1, max = 999) long seed) {
        SyntheticCompany company = company(seed);
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            stripe.withholdLate();
            stripe.failBy(FaultPlan.every(5, seed, FaultResponse.tooManyRequests(1), FaultResponse.of(502)));
            Books books = new Books(stripe, company.plan().end());
            boolean historyFirst = seed % 2 == 0;
            if (historyFirst) {
                books.backfill();
            }

            deliverAll(stripe, books, new Random(seed));
            books.clock.advance(Duration.ofDays(1));
            new Sync(books.ledger, books.ledger.leases(), "sweep")
                    .runOnce(new StripeBalanceTransactions(
                            Payloads.TEST_ACCOUNT,
                            books.api,
                            books.clock,
                            company.plan().start(),
                            Duration.ofDays(500)));
            books.pullCustomers();

            Truth truth = company.truth(new SupportRates(3_600, 500));
            assertThat(books.total()).isEqualTo(truth.stripeNet().get("USD"));
            assertThat(books.clearing(books::backfill).runOnce().status()).isEqualTo(StripeClearing.Status.EQUAL);
            assertThat(profit(books)).isEqualTo(withoutSupport(truth.company()));
            assertThat(profitByCustomer(books)).isEqualTo(profitByCustomer(truth));
            assertThat(pending(books)).isEmpty();
        }
    }

    @Scenario("A3")
    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void historyAloneAndHistoryWithEventsAreTheSameBooks(@ForAll @LongRange(min = 1, max = 999) long seed) {
        SyntheticCompany company = company(seed);
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            Books history = new Books(stripe, company.plan().end());
            history.backfill();
            history.pull(new StripePayouts(Payloads.TEST_ACCOUNT, history.api, history.clock));
            Books both = new Books(stripe, company.plan().end());
            both.backfill();

            deliverAll(stripe, both, new Random(seed));

            assertThat(withoutSubscriptions(both)).isEqualTo(withoutSubscriptions(history));
            assertThat(settled(both)).isEqualTo(history.facts());
        }
    }

    /** Events tell of more states of a subscription than the balance and the payouts, which tell of none. */
    private static SortedMap<String, Long> withoutSubscriptions(Books books) {
        SortedMap<String, Long> sums = books.sums();
        long recurring = sums.getOrDefault("stated.recurring USD", 0L);
        sums.remove("stated.recurring USD");
        sums.merge("stated.total USD", recurring, Math::addExact);
        return sums;
    }

    /** All but what events tell of payments that never moved money, of which the history of the balance knows nothing. */
    private static List<Fact> settled(Books books) {
        return books.facts().stream()
                .filter(fact -> fact.revision() >= Posting.SETTLED
                        && !fact.id().movement().equals("subscription_item"))
                .toList();
    }

    private static SyntheticCompany company(long seed) {
        return SyntheticCompany.generate(CompanyPlan.of(12, seed).with(90, 0));
    }

    /** Delivers everything twice and in any order, working some off in between; then whatever was late appears. */
    private static void deliverAll(FakeStripe stripe, Books books, Random random) {
        List<StripeDelivery> deliveries = new ArrayList<>(stripe.deliveries());
        deliveries.addAll(stripe.deliveries());
        Collections.shuffle(deliveries, random);
        for (StripeDelivery delivery : deliveries) {
            stripe.release(delivery.releases());
            assertThat(books.deliver(delivery)).isIn(Outcome.STORED, Outcome.DUPLICATE);
            if (random.nextInt(20) == 0) {
                books.workAfter(Duration.ofSeconds(1));
            }
        }
        stripe.releaseAll();
        for (int look = 0; look < 10; look++) {
            books.workAfter(Duration.ofHours(7));
        }
    }

    private static long toldByEvents(SyntheticCompany company) {
        return company.balanceTransactions().stream()
                .filter(movement -> !TOLD_BY_NO_EVENT.contains(movement.type()))
                .mapToLong(BalanceTransaction::netMinor)
                .sum();
    }

    private static TrueProfit profit(Books books) {
        SortedMap<String, Long> sums = books.sums();
        return new TrueProfit(
                sum(sums, "receipts", "platform_earnings", "failed_payments", "partial_capture_reversals"),
                -sum(sums, "refunds"),
                -sum(sums, "disputes"),
                -sum(sums, "processing_fees", "dispute_fees", "account_fees", "fee_taxes"),
                0,
                0);
    }

    /** What each customer of record earned us, by Stripe's id; those who earned nothing left out. */
    private static SortedMap<String, Long> profitByCustomer(Books books) {
        Map<CustomerId, String> ids = new HashMap<>();
        books.ledger
                .customers()
                .forEach(customer -> ids.put(customer.id(), customer.party().id()));
        SortedMap<String, Long> profits = new TreeMap<>();
        for (Balance balance : books.ledger.balances()) {
            CustomerId customer = balance.key().customer();
            if (customer.isCustomer()) {
                profits.merge(ids.get(customer), balance.amount(), Math::addExact);
            }
        }
        profits.values().removeIf(profit -> profit == 0);
        return profits;
    }

    private static SortedMap<String, Long> profitByCustomer(Truth truth) {
        SortedMap<String, Long> profits = new TreeMap<>();
        truth.customers()
                .forEach((id, profit) -> profits.put(id, withoutSupport(profit).netProfit()));
        profits.values().removeIf(profit -> profit == 0);
        return profits;
    }

    private static TrueProfit withoutSupport(TrueProfit truth) {
        return new TrueProfit(truth.grossReceipts(), truth.refunds(), truth.disputes(), truth.fees(), 0, 0);
    }

    private static long sum(SortedMap<String, Long> sums, String... accounts) {
        long sum = 0;
        for (String account : accounts) {
            sum += sums.getOrDefault(account + " USD", 0L);
        }
        return sum;
    }

    private static List<String> pending(Books books) {
        return books.sums().keySet().stream()
                .filter(account -> account.startsWith("pending."))
                .toList();
    }
}
