package com.econlytics.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Sync;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClearingCheckTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Books OURS = ours();

    private Sync.Status caughtUp = Sync.Status.COMPLETED;

    @Test
    void equalBalancesAreToldInEveryCurrency() {
        ClearingCheck.Outcome outcome = check("EUR 10.00", "JPY 500").runOnce();
        assertThat(outcome.status()).isEqualTo(ClearingCheck.Status.EQUAL);
        assertThat(outcome).hasToString("balance EUR 10.00; JPY 500 as at Stripe, ledger version 1");
    }

    @Test
    void oneMinorUnitIsADifference() {
        ClearingCheck.Outcome outcome = check("EUR 10.01", "JPY 500").runOnce();
        assertThat(outcome.status()).isEqualTo(ClearingCheck.Status.DIFFERENT);
        assertThat(outcome)
                .hasToString("DIFFERS from Stripe: ledger EUR 10.00, Stripe EUR 10.01, difference EUR -0.01; JPY 500,"
                        + " ledger version 1");
    }

    @Test
    void aCurrencyThatOneSideAloneHasIsADifference() {
        assertThat(check("EUR 10.00").runOnce().status()).isEqualTo(ClearingCheck.Status.DIFFERENT);
        assertThat(check("EUR 10.00", "JPY 500", "USD 0.01").runOnce().status())
                .isEqualTo(ClearingCheck.Status.DIFFERENT);
    }

    @Test
    void whileMoneyMovesNothingIsSaid() {
        Deque<Map<Currency, Money>> answers = new ArrayDeque<>();
        answers.add(balance("EUR 9.00", "JPY 500"));
        answers.add(balance("EUR 10.00", "JPY 500"));
        ClearingCheck check = new ClearingCheck(STRIPE, answers::remove, this::catchUp, () -> OURS);
        assertThat(check.runOnce().status()).isEqualTo(ClearingCheck.Status.NOT_NOW);
    }

    @Test
    void whileAnotherHostReadsNothingIsSaid() {
        caughtUp = Sync.Status.HELD_BY_ANOTHER;
        assertThat(check("EUR 11.00").runOnce()).hasToString("money moved while it was compared; it is compared again");
    }

    private ClearingCheck check(String... balances) {
        return new ClearingCheck(STRIPE, () -> balance(balances), this::catchUp, () -> OURS);
    }

    private Sync.Outcome catchUp() {
        return Sync.Outcome.nothing(caughtUp);
    }

    private static Map<Currency, Money> balance(String... amounts) {
        Map<Currency, Money> balance =
                new TreeMap<>((one, other) -> one.getCurrencyCode().compareTo(other.getCurrencyCode()));
        for (String amount : amounts) {
            Money money = Money.parse(amount);
            balance.put(money.currency(), money);
        }
        return balance;
    }

    /** 30.00 EUR received, 1.00 kept, 19.00 paid out two months later; 500 JPY received; another account does not count. */
    private static Books ours() {
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
        InMemoryLedger ledger = new InMemoryLedger(booking, new Matching(Matching.Emails.IGNORE), Clock.systemUTC());
        ledger.book(Batch.of(List.of(
                posting(
                        STRIPE,
                        "ch_1",
                        "2026-01-05T00:00:00Z",
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse("EUR 30.00"))),
                posting(
                        STRIPE,
                        "fee_1",
                        "2026-01-05T00:00:00Z",
                        new Leg(ChartOfAccounts.ACCOUNT_FEES, Money.parse("EUR -1.00"))),
                posting(
                        STRIPE,
                        "po_1",
                        "2026-03-05T00:00:00Z",
                        new Leg(ChartOfAccounts.PAYOUTS, Money.parse("EUR -19.00"))),
                posting(
                        STRIPE,
                        "ch_2",
                        "2026-02-05T00:00:00Z",
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse("JPY 500"))),
                posting(
                        SourceAccount.of("stripe", "acct_2"),
                        "ch_3",
                        "2026-02-05T00:00:00Z",
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse("EUR 7.00"))))));
        return Books.of(ledger, booking);
    }

    private static Posting posting(SourceAccount account, String object, String at, Leg leg) {
        return Posting.settled(FactId.of(account, object, "movement"), Instant.parse(at), Party.shared(), List.of(leg));
    }
}
