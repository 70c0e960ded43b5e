package com.econlytics.cohort;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of what happens in a company of five customers within eight months, three currencies and one close. */
final class Stories {
    static final int CUSTOMERS = 5;
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private static final int DAYS = 240;
    private static final int GUEST = CUSTOMERS;

    private Stories() {}

    /**
     * A movement.
     *
     * @param customer whose; {@code GUEST} for nobody known and one more for what is shared
     */
    record Event(int customer, int payment, int day, Account account, Money amount) {
        void tell(Company company) {
            company.post(party(), account, amount.toString(), at(day));
        }

        private Party party() {
            if (customer > GUEST) {
                return Party.shared();
            }
            return Company.ofPayment(customer + "-" + payment);
        }
    }

    /**
     * A company's story.
     *
     * @param signups the day on which each customer signed up; −1 if no source told
     * @param plans the day from which each has a plan; −1 if it never has
     * @param early what is booked before the books are closed through March
     * @param late what becomes known after
     */
    record Story(List<Integer> signups, List<Integer> plans, List<Event> early, List<Event> late) {
        Company tell() {
            Company company = new Company();
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                introduce(company, customer);
            }
            early.forEach(event -> event.tell(company));
            company.close("2026-03");
            late.forEach(event -> event.tell(company));
            return company;
        }

        private void introduce(Company company, int customer) {
            String name = "c" + customer;
            company.customer(name).payment(customer + "-0", name).payment(customer + "-1", name);
            if (signups.get(customer) >= 0) {
                company.signup(name, at(signups.get(customer)));
            }
            if (plans.get(customer) >= 0) {
                company.attribute(name, "plan", customer % 2 == 0 ? "pro" : "basic", at(plans.get(customer)));
            }
        }
    }

    static Instant at(int day) {
        return START.plusSeconds(86_400L * day);
    }

    static Arbitrary<Story> stories() {
        return Combinators.combine(
                        days(),
                        days(),
                        events(0, DAYS).list().ofMaxSize(14),
                        events(0, DAYS).list().ofMaxSize(6))
                .as(Story::new);
    }

    static Arbitrary<Event> events(int fromDay, int toDay) {
        Arbitrary<Tuple.Tuple2<Account, Integer>> kinds = Arbitraries.of(
                Tuple.of(ChartOfAccounts.RECEIPTS, 1),
                Tuple.of(ChartOfAccounts.RECEIPTS, 1),
                Tuple.of(ChartOfAccounts.RECEIPTS, 1),
                Tuple.of(ChartOfAccounts.FAILED_PAYMENTS, -1),
                Tuple.of(ChartOfAccounts.REFUNDS, -1),
                Tuple.of(ChartOfAccounts.DISPUTES, -1),
                Tuple.of(ChartOfAccounts.PROCESSING_FEES, -1),
                Tuple.of(Company.AD_SPEND, -1),
                Tuple.of(ChartOfAccounts.PAYOUTS, -1),
                Tuple.of(ChartOfAccounts.FEE_UNKNOWN, 1));
        return Combinators.combine(
                        Arbitraries.integers().between(0, GUEST + 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(fromDay, toDay),
                        kinds,
                        amounts())
                .as((customer, payment, day, kind, amount) ->
                        new Event(customer, payment, day, kind.get1(), kind.get2() > 0 ? amount : amount.negated()));
    }

    static Arbitrary<Grouping> groupings() {
        return Arbitraries.of(
                Grouping.bySignupMonth(),
                Grouping.byAcquisitionMonth(),
                Grouping.byAttribute("plan", Grouping.Start.SIGNUP),
                Grouping.byAttribute("plan", Grouping.Start.ACQUISITION));
    }

    private static Arbitrary<List<Integer>> days() {
        return Arbitraries.integers().between(-1, DAYS - 30).list().ofSize(CUSTOMERS);
    }

    private static Arbitrary<Money> amounts() {
        Arbitrary<Long> minors = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 2L, 100L), Arbitraries.longs().between(0, 100_000), Arbitraries.just(1L << 56));
        return Combinators.combine(minors, Arbitraries.of("USD", "USD", "JPY", "KWD"))
                .as(Money::ofMinor);
    }
}
