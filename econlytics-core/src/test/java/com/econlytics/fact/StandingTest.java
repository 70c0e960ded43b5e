package com.econlytics.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Comparator;
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
    void aLegIsNeverMistakenForAnAttribute() {
        Leg receipt = new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 30.00"));
        Leg refund = new Leg(ChartOfAccounts.REFUNDS, Money.parse("USD -10.00"));
        Fact twoLegs = new Posting(ID, 3, Instant.EPOCH, Party.unknown(), List.of(receipt, refund), new TreeMap<>());
        Fact attribute = new Posting(
                ID,
                3,
                Instant.EPOCH,
                Party.unknown(),
                List.of(receipt),
                new TreeMap<>(Map.of("refunds", "USD -10.00")));
        assertThat(twoLegs.contentDigest()).isNotEqualTo(attribute.contentDigest());
    }

    @Test
    void theOrderOfLegsAndAttributesIsNoContent() {
        Leg receipt = new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 30.00"));
        Leg fee = new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.00"));
        TreeMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(Map.of("a", "1", "b", "2"));
        Fact one = new Posting(ID, 3, Instant.EPOCH, Party.unknown(), List.of(fee, receipt), backwards);
        Fact other = new Posting(
                ID,
                3,
                Instant.EPOCH,
                Party.unknown(),
                List.of(receipt, fee),
                new TreeMap<>(Map.of("a", "1", "b", "2")));
        assertThat(one).isEqualTo(other);
        assertThat(one.contentDigest()).isEqualTo(other.contentDigest());
    }

    @Test
    void anAttributeThatNoStoreCouldKeepIsRefused() {
        TreeMap<String, String> attributes = new TreeMap<>(Map.of("category", "a\u0000b"));
        List<Leg> legs = List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 30.00")));
        assertThatThrownBy(() -> new Posting(ID, 3, Instant.EPOCH, Party.unknown(), legs, attributes))
                .hasMessage("attribute category holds a control character; leave it out, no store could keep it");
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
    void onlyAWithdrawnPostingHasNoLegs() {
        assertThat(Posting.withdrawn(ID, Instant.EPOCH, Party.unknown(), new TreeMap<>())
                        .legs())
                .isEmpty();
        assertThatThrownBy(() -> Posting.settled(ID, Instant.EPOCH, Party.unknown(), List.of()))
                .hasMessage("posting stripe/acct_1/ch_1/charge/ has no legs; a movement of nothing is no posting,"
                        + " and one that did not happen is withdrawn");
    }

    @Test
    void whatWasProvisionalIsWithdrawnAndWhatIsSettledStands() {
        Fact withdrawn = Posting.withdrawn(ID, Instant.EPOCH, Party.unknown(), new TreeMap<>());
        Fact provisional = receipt(Posting.PROVISIONAL, "USD 1.00");
        Fact settled = receipt(Posting.SETTLED, "USD 1.00");

        assertThat(Standing.of(List.of(withdrawn, provisional)).content()).isEqualTo(withdrawn);
        assertThat(Standing.of(List.of(settled, withdrawn, provisional)).content())
                .isEqualTo(settled);
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
