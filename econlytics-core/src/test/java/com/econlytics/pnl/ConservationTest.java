package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConservationTest {
    private static final FactId ID = FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge");
    private static final Unit USD = Unit.of(Currency.getInstance("USD"));
    private static final Standing CHARGE = Standing.of(List.of(Posting.settled(
            ID, Instant.EPOCH, Party.unknown(), List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 10.00"))))));

    private static final Standing REFUND = Standing.of(List.of(Posting.settled(
            FactId.of(SourceAccount.of("stripe", "acct_1"), "re_1", "refund"),
            Instant.EPOCH,
            Party.unknown(),
            List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD -5.00"))))));

    @Test
    void holdsWhenEveryUnitIsInOnePlace() {
        Conservation.Proof proof = proofFor(line(1000));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.byUse()).containsEntry(Section.Use.PROFIT, new Conservation.Tally(1000, 1));
        assertThat(proof.byParty()).containsEntry(Conservation.Bearer.UNATTRIBUTED, new Conservation.Tally(1000, 1));
    }

    @Test
    void saysWhatIsMissing() {
        Conservation.Proof proof = proofFor(line(999));
        assertThat(proof.holds()).isFalse();
        assertThat(proof.differenceByParty()).isEqualTo(1);
        assertThat(proof.differenceByUse()).isEqualTo(1);
    }

    @Test
    void saysWhatIsCountedTwice() {
        assertThat(proofFor(line(1000), line(1000)).differenceByParty()).isEqualTo(-1000);
    }

    @Test
    void twoErrorsThatMakeUpForEachOtherAreFoundAtTheirFacts() {
        Conservation conservation =
                Conservation.of(List.of(CHARGE, REFUND), List.of(line(ID, 999), line(REFUND.id(), -499)));
        assertThat(conservation.units().get(USD).holds()).isTrue();
        assertThat(conservation.holds()).isFalse();
        assertThat(conservation.discrepancies())
                .containsExactly(
                        new Conservation.Discrepancy(ID, USD, 1000, 999),
                        new Conservation.Discrepancy(REFUND.id(), USD, -500, -499));
        assertThat(conservation.render()).endsWith("""
                        Not conserved, at these facts:
                          stripe/acct_1/ch_1/charge/ says USD 10.00, its lines say USD 9.99
                          stripe/acct_1/re_1/refund/ says USD -5.00, its lines say USD -4.99
                        """);
    }

    @Test
    void rendersBothPartitionsOfEverySourceWithRecordCounts() {
        Conservation conservation =
                Conservation.of(List.of(CHARGE, REFUND), List.of(line(ID, 1000), line(REFUND.id(), -500)));
        assertThat(conservation.render()).isEqualTo("""
                        stripe/acct_1: 2 records, 0 contested, 0 without an amount
                        stripe/acct_1 USD
                          received                                     USD 5.00         2 records
                          by party: unattributed                       USD 5.00         2 records
                          by party: difference                         USD 0.00         0 records
                          by use: profit                               USD 5.00         2 records
                          by use: difference                           USD 0.00         0 records
                        all sources USD
                          received                                     USD 5.00         2 records
                          by party: unattributed                       USD 5.00         2 records
                          by party: difference                         USD 0.00         0 records
                          by use: profit                               USD 5.00         2 records
                          by use: difference                           USD 0.00         0 records
                        Conserved.
                        """);
    }

    private static Conservation.Proof proofFor(Line... lines) {
        return Conservation.of(List.of(CHARGE), List.of(lines)).units().get(USD);
    }

    private static Line line(long amount) {
        return line(ID, amount);
    }

    private static Line line(FactId id, long amount) {
        return Line.of(id, CustomerId.UNATTRIBUTED, YearMonth.of(1970, 1), ChartOfAccounts.RECEIPTS, USD, amount);
    }
}
