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

    @Test
    void holdsWhenEveryUnitIsInOnePlace() {
        Conservation.Proof proof = proofFor(line(1000));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.byUse()).containsEntry(Section.Use.PROFIT, 1000L);
        assertThat(proof.byParty()).containsEntry(Conservation.Bearer.UNATTRIBUTED, 1000L);
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

    private static Conservation.Proof proofFor(Line... lines) {
        return Conservation.of(List.of(CHARGE), List.of(lines)).units().get(USD);
    }

    private static Line line(long amount) {
        return Line.of(ID, CustomerId.UNATTRIBUTED, YearMonth.of(1970, 1), ChartOfAccounts.RECEIPTS, USD, amount);
    }
}
