package com.econlytics.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final FactId ID = FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge");

    @Test
    void theHighestRevisionCounts() {
        Fact provisional = receipt(1, "USD 10.00");
        Fact settled = receipt(2, "USD 9.00");
        assertThat(Standing.of(List.of(settled, provisional)).content()).isEqualTo(settled);
    }

    @Test
    void twoContentsOfTheHighestRevisionAreContestedWhicheverCameFirst() {
        Fact one = receipt(2, "USD 10.00");
        Fact other = receipt(2, "USD 11.00");
        Standing standing = Standing.of(List.of(one, other));
        assertThat(standing.isContested()).isTrue();
        assertThat(standing).isEqualTo(Standing.of(List.of(other, one)));
    }

    @Test
    void aDecisionSettlesAContest() {
        Fact one = receipt(2, "USD 10.00");
        Fact other = receipt(2, "USD 11.00");
        Standing settled = Standing.of(List.of(one, other)).settledFor(other.contentDigest());
        assertThat(settled.isContested()).isFalse();
        assertThat(settled.content()).isEqualTo(other);
    }

    @Test
    void digestsTellContentsApartAndNotRevisions() {
        assertThat(receipt(1, "USD 10.00").contentDigest())
                .isEqualTo(receipt(2, "USD 10.00").contentDigest());
        assertThat(receipt(1, "USD 10.00").contentDigest())
                .isNotEqualTo(receipt(1, "USD 10.01").contentDigest());
    }

    @Test
    void aPostingOfTwoCurrenciesIsRefused() {
        List<Leg> legs = List.of(
                new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 1.00")),
                new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("EUR -0.10")));
        assertThatThrownBy(() -> Posting.settled(ID, Instant.EPOCH, Party.unknown(), legs))
                .hasMessage("posting stripe/acct_1/ch_1/charge/ has legs in two currencies; make it two postings");
    }

    @Test
    void anIdWithASlashIsRefusedBecauseItCouldBeMistakenForAnother() {
        assertThatThrownBy(() -> FactId.of(SourceAccount.of("stripe", "acct_1"), "a/b", "charge"))
                .hasMessage("the object of a fact must be the source's own id, without blanks, slashes or control"
                        + " characters");
    }

    @Test
    void aChartRefusesOneCodeInTwoSections() {
        assertThatThrownBy(() -> ChartOfAccounts.standard().with(new Account("refunds", Section.FEES)))
                .hasMessage("account refunds is already in section REFUNDS; give the one in FEES another code");
    }

    private static Fact receipt(long revision, String amount) {
        return new Posting(
                ID,
                revision,
                Instant.EPOCH,
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount))),
                new TreeMap<>(Map.of()));
    }
}
