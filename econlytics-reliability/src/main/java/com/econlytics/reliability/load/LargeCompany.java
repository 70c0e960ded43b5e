package com.econlytics.reliability.load;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Years of a subscription business, made up fact by fact and never held as a whole: of 50 facts of a customer 36 are monthly
 * charges, 3 are refunds and 11 are tickets. They come in the order of their months.
 *
 * @param customers how many pay
 * @param facts how many facts there are in all
 * @param seed decides the amounts
 */
record LargeCompany(int customers, int facts, long seed) {
    private static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "large");
    private static final SourceAccount SUPPORT = SourceAccount.of("zendesk", "large");
    private static final Currency USD = Currency.getInstance("USD");
    private static final YearMonth FIRST = YearMonth.of(2023, 1);
    private static final int PERIOD = 50;
    private static final int MONTHS = 36;
    private static final int SECONDS_OF_MONTH = 28 * 86_400;

    /** The facts from {@code first} on, with who their parties are. */
    Batch batch(int first, int count) {
        List<Fact> some = new ArrayList<>(count);
        List<Identity> identities = new ArrayList<>();
        int end = Math.min(facts, first + count);
        for (int number = first; number < end; number++) {
            some.add(fact(number, identities));
        }
        return Batch.builder().facts(some).identities(identities).build();
    }

    private Fact fact(int number, List<Identity> identities) {
        int customer = number % customers;
        int turn = number / customers;
        int place = turn % PERIOD;
        SplittableRandom random = new SplittableRandom(seed * 31 + number);
        Instant at = FIRST.plusMonths((long) place * MONTHS / PERIOD)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(Duration.ofSeconds(random.nextInt(SECONDS_OF_MONTH)));
        Party payer = Party.ofRecord(PAYMENTS, "cus_" + customer);
        if (place % 5 == 4) {
            return ticket(number, customer, at, random, identities);
        }
        return place % 16 == 15 ? refund(number, payer, at, random) : charge(number, payer, at, random);
    }

    private static Fact charge(int number, Party payer, Instant at, SplittableRandom random) {
        long gross = random.nextLong(500, 20_000);
        return Posting.settled(
                FactId.of(PAYMENTS, "ch_" + number, "charge"),
                at,
                payer,
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, new Money(gross, USD)),
                        new Leg(ChartOfAccounts.PROCESSING_FEES, new Money(-(gross * 29 / 1000 + 30), USD))));
    }

    private static Fact refund(int number, Party payer, Instant at, SplittableRandom random) {
        Money back = new Money(-random.nextLong(100, 5_000), USD);
        return Posting.settled(
                FactId.of(PAYMENTS, "re_" + number, "refund"),
                at,
                payer,
                List.of(new Leg(ChartOfAccounts.REFUNDS, back)));
    }

    private static Fact ticket(
            int number, int customer, Instant at, SplittableRandom random, List<Identity> identities) {
        Party.Reference person = new Party.Reference(SUPPORT, "user-" + customer);
        identities.add(Identity.of(person, List.of("cus_" + customer)));
        return new Activity(
                FactId.of(SUPPORT, Integer.toString(number), "ticket"),
                1,
                at,
                person,
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, random.nextInt(7_200))),
                new TreeMap<>());
    }
}
