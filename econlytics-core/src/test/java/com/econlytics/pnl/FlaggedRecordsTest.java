package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Conservation.Tally;
import com.econlytics.pnl.FlaggedRecords.Flag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlaggedRecordsTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Unit USD = new Unit("USD");
    private static final Unit EUR = new Unit("EUR");

    @Test
    void areCountedByFlagAndCurrencyWithTheirAmounts() {
        FlaggedRecords flagged = FlaggedRecords.of(List.of(
                standing(flagged("a", "unknown_category", "USD 7.00")),
                standing(flagged("b", "unknown_category", "USD -2.00")),
                standing(flagged("c", "unknown_category unknown_fee", "EUR 1.00")),
                standing(flagged("d", "", "USD 100.00"))));

        assertThat(flagged.flags())
                .isEqualTo(Map.of(
                        new Flag(STRIPE, "unknown_category", EUR), new Tally(100, 1),
                        new Flag(STRIPE, "unknown_category", USD), new Tally(500, 2),
                        new Flag(STRIPE, "unknown_fee", EUR), new Tally(100, 1)));
        assertThat(flagged.records("unknown_category")).isEqualTo(3);
        assertThat(flagged.render().lines())
                .first()
                .isEqualTo("stripe/acct_1 unknown_category                         EUR 1.00         1 records");
    }

    @Test
    void thatAreContestedCountNowhere() {
        Standing contested = Standing.of(
                List.of(flagged("a", "unknown_category", "USD 7.00"), flagged("a", "unknown_category", "USD 8.00")));

        assertThat(FlaggedRecords.of(List.of(contested)).flags()).isEmpty();
    }

    @Test
    void tellOfAPaymentOfWhichMoreWasGivenBackThanReceivedAndByHowMuch() {
        FlaggedRecords flagged = FlaggedRecords.of(Stream.of(
                        posting("ch_1", "ch_1", ChartOfAccounts.RECEIPTS, "USD 10.00"),
                        posting("re_1", "ch_1", ChartOfAccounts.REFUNDS, "USD -6.00"),
                        posting("dp_1", "ch_1", ChartOfAccounts.DISPUTES, "USD -10.00"),
                        posting("ch_2", "ch_2", ChartOfAccounts.RECEIPTS, "USD 10.00"),
                        posting("re_2", "ch_2", ChartOfAccounts.REFUNDS, "USD -10.00"),
                        posting("re_3", "ch_3", ChartOfAccounts.REFUNDS, "EUR -1.00"))
                .map(FlaggedRecordsTest::standing)
                .toList());

        assertThat(flagged.flags())
                .isEqualTo(Map.of(
                        new Flag(STRIPE, FlaggedRecords.REFUNDED_BEYOND_RECEIPT, EUR), new Tally(-100, 1),
                        new Flag(STRIPE, FlaggedRecords.REFUNDED_BEYOND_RECEIPT, USD), new Tally(-600, 1)));
    }

    private static Standing standing(Fact fact) {
        return Standing.of(List.of(fact));
    }

    private static Posting flagged(String object, String flag, String amount) {
        return posting(object, ChartOfAccounts.OTHER_ADJUSTMENTS, amount, Party.shared(), flag);
    }

    private static Posting posting(String object, String payment, Account account, String amount) {
        return posting(object, account, amount, Party.reference(STRIPE, payment), "");
    }

    private static Posting posting(String object, Account account, String amount, Party party, String flag) {
        return new Posting(
                FactId.of(STRIPE, object, "movement"),
                Posting.SETTLED,
                Instant.parse("2026-06-01T00:00:00Z"),
                party,
                List.of(new Leg(account, Money.parse(amount))),
                flag.isEmpty() ? new TreeMap<>() : new TreeMap<>(Map.of("flag", flag)));
    }
}
