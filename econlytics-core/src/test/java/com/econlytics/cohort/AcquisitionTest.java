package com.econlytics.cohort;

import static com.econlytics.cohort.Company.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Decision;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AcquisitionTest {
    private final Company company =
            new Company().customer("ann").payment("p1", "ann").payment("p2", "ann");

    @Test
    void theFirstPaymentAboveZeroAcquires() {
        company.charge("p2", "USD 29.00", on("2026-03-10")).charge("p1", "USD 5.00", on("2026-02-10"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void aChargeOfZeroDoesNotAcquire() {
        company.charge("p1", "USD 0.00", on("2026-02-10")).charge("p2", "USD 29.00", on("2026-03-10"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 3));
    }

    @Test
    void aPaymentAcquiresWhenItsMoneyCameAndNotWhenItWasAnnouncedWithZero() {
        company.charge("p1", "USD 0.00", on("2026-02-10")).charge("p1", "USD 29.00", on("2026-03-10"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 3));
    }

    @Test
    void aPaymentThatFailedLaterNeverAcquired() {
        company.charge("p1", "USD 29.00", on("2026-02-10"))
                .post("p1", ChartOfAccounts.FAILED_PAYMENTS, "USD -29.00", on("2026-02-15"));
        assertThat(acquired()).isEmpty();
    }

    @Test
    void aPaymentOfWhichNothingWasCapturedNeverAcquired() {
        company.charge("p1", "USD 29.00", on("2026-02-10"))
                .post("p1", ChartOfAccounts.UNCAPTURED, "USD -29.00", on("2026-02-10"));
        assertThat(acquired()).isEmpty();
    }

    @Test
    void aPaymentThatWasCapturedInPartAcquires() {
        company.charge("p1", "USD 29.00", on("2026-02-10"))
                .post("p1", ChartOfAccounts.UNCAPTURED, "USD -28.99", on("2026-02-10"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void theFailureOfAnotherPaymentChangesNothing() {
        company.charge("p1", "USD 29.00", on("2026-02-10"))
                .post("p2", ChartOfAccounts.FAILED_PAYMENTS, "USD -29.00", on("2026-02-15"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void aFailureInAnotherCurrencyIsNotSetOffAgainstThePayment() {
        company.charge("p1", "USD 29.00", on("2026-02-10"))
                .post("p1", ChartOfAccounts.FAILED_PAYMENTS, "JPY -2900", on("2026-02-15"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void refundsAndDisputesDoNotUndoAnAcquisition() {
        company.charge("p1", "USD 29.00", on("2026-02-10"))
                .post("p1", ChartOfAccounts.REFUNDS, "USD -29.00", on("2026-02-11"))
                .post("p1", ChartOfAccounts.DISPUTES, "USD -29.00", on("2026-02-12"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void aPendingPaymentDoesNotAcquireYet() {
        company.post("p1", ChartOfAccounts.FEE_UNKNOWN, "USD 29.00", on("2026-02-10"));
        assertThat(acquired()).isEmpty();
    }

    @Test
    void aProvisionalReceiptDoesNotAcquireYet() {
        company.book(receipt(Posting.PROVISIONAL, "USD 29.00"));
        assertThat(acquired()).isEmpty();
    }

    @Test
    void aContestedReceiptAcquiresOnceItIsSettled() {
        Posting one = receipt(Posting.SETTLED, "USD 29.00");
        company.book(one).book(receipt(Posting.SETTLED, "USD 30.00"));
        assertThat(acquired()).isEmpty();
        company.ledger.decide(new Decision.SettleContest(one.id(), one.revision(), one.contentDigest()));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void platformEarningsAreNoPayment() {
        company.post("p1", ChartOfAccounts.PLATFORM_EARNINGS, "USD 29.00", on("2026-02-10"));
        assertThat(acquired()).isEmpty();
    }

    @Test
    void withoutAReferenceAPaymentIsOneObjectOfItsSource() {
        SourceAccount shop = SourceAccount.of("files", "shop");
        company.book(ofRecord(new FactId(shop, "order1", "sale", ""), "receipts", "USD 29.00"))
                .book(ofRecord(new FactId(shop, "order1", "failure", ""), "failed_payments", "USD -29.00"))
                .book(ofRecord(new FactId(shop, "order2", "failure", ""), "failed_payments", "USD -1.00"));
        assertThat(acquired()).isEmpty();
        company.book(ofRecord(new FactId(shop, "order3", "sale", ""), "receipts", "USD 0.01"));
        assertThat(acquired()).containsExactly(YearMonth.of(2026, 2));
    }

    @Test
    void ofTwoPaymentsAtOneInstantTheFirstByIdIsNamed() {
        company.charge("p2", "USD 29.00", on("2026-02-10")).charge("p1", "JPY 500", on("2026-02-10"));
        assertThat(Acquisition.of(company.books()).values())
                .extracting(acquisition -> acquisition.payment().object())
                .containsExactly("fact1");
        assertThat(Acquisition.of(Company.reversed(company.books()))).isEqualTo(Acquisition.of(company.books()));
    }

    @Test
    void theMonthIsTheCompanysAndNotGreenwichs() {
        company.charge("p1", "USD 29.00", Instant.parse("2026-03-01T04:59:59Z"));
        assertThat(Acquisition.of(company.books()).values())
                .extracting(Acquisition::milestone)
                .containsExactly(new Milestone(
                        Instant.parse("2026-03-01T04:59:59Z"), LocalDate.of(2026, 2, 28), YearMonth.of(2026, 2)));
    }

    @Test
    void aPaymentOfNobodyKnownAcquiresNobody() {
        company.charge("guest", "USD 29.00", on("2026-02-10"));
        assertThat(acquired()).isEmpty();
    }

    @Test
    void aMergedCustomersPaymentAcquiresTheSurvivor() {
        company.charge("p1", "USD 29.00", on("2026-02-10")).customer("bob");
        company.ledger.decide(new Decision.MergeCustomers(company.id("ann"), company.id("bob")));
        assertThat(Acquisition.of(company.books())).containsOnlyKeys(company.id("bob"));
    }

    private List<YearMonth> acquired() {
        return Acquisition.of(company.books()).values().stream()
                .map(acquisition -> acquisition.milestone().month())
                .toList();
    }

    private static Posting receipt(long revision, String amount) {
        return posting(FactId.of(SourceAccount.of("stripe", "acme"), "ch_1", "charge"), revision, "receipts", amount);
    }

    private static Posting ofRecord(FactId id, String account, String amount) {
        return posting(id, Posting.SETTLED, account, amount);
    }

    private static Posting posting(FactId id, long revision, String account, String amount) {
        return new Posting(
                id,
                revision,
                on("2026-02-10"),
                Company.of("ann"),
                List.of(new Leg(ChartOfAccounts.standard().find(account).orElseThrow(), Money.parse(amount))),
                new TreeMap<>());
    }
}
