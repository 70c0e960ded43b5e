package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.feeDetail;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fees of a charge of 10.00. */
class LegsTest {
    @ParameterizedTest
    @CsvSource({
        "stripe_fee, processing_fees",
        "payment_method_passthrough_fee, processing_fees",
        "tax, fee_taxes",
        "application_fee, platform_fees",
        "withheld_tax, withheld_tax",
    })
    void eachKindHasItsAccount(String type, String account) throws UnreadableException {
        Legs legs = legs(feeDetail(chargeLess(100), type, 100));

        assertThat(text(legs)).isEqualTo("receipts USD 10.00, " + account + " USD -1.00");
        assertThat(legs.isDoubtful()).isFalse();
    }

    @Test
    void ofOneAccountAreOneLeg() throws UnreadableException {
        ObjectNode transaction = feeDetail(chargeLess(130), "stripe_fee", 60);
        feeDetail(transaction, "payment_method_passthrough_fee", 40);
        feeDetail(transaction, "tax", 30);

        assertThat(text(legs(transaction)))
                .isEqualTo("receipts USD 10.00, fee_taxes USD -0.30, processing_fees USD -1.00");
    }

    @Test
    void thatAreNotBrokenDownAreProcessingFeesAndFlagged() throws UnreadableException {
        Legs legs = legs(chargeLess(100));

        assertThat(text(legs)).isEqualTo("receipts USD 10.00, processing_fees USD -1.00");
        assertThat(legs.isDoubtful()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"something_new", "", "\u0000"})
    void ofAnUnknownKindAreProcessingFeesAndFlagged(String type) throws UnreadableException {
        Legs legs = legs(feeDetail(feeDetail(chargeLess(100), "tax", 20), type, 80));

        assertThat(text(legs)).isEqualTo("receipts USD 10.00, fee_taxes USD -0.20, processing_fees USD -0.80");
        assertThat(legs.isDoubtful()).isTrue();
    }

    @Test
    void whoseDetailsDoNotSumToThemKeepTheTotal() throws UnreadableException {
        Legs legs = legs(feeDetail(chargeLess(100), "tax", 120));

        assertThat(text(legs)).isEqualTo("receipts USD 10.00, fee_taxes USD -1.20, processing_fees USD 0.20");
        assertThat(legs.isDoubtful()).isTrue();
    }

    @Test
    void taxThatIsReclaimedIsNoCost() throws UnreadableException {
        ObjectNode transaction = feeDetail(feeDetail(chargeLess(100), "stripe_fee", 80), "tax", 20);

        Legs legs = legs(transaction, Payloads.TEST_ACCOUNT.with(StripeAccount.FeeTax.RECOVERABLE));

        assertThat(text(legs)).isEqualTo("receipts USD 10.00, processing_fees USD -0.80, recoverable_tax USD -0.20");
    }

    @Test
    void taxThatIsBilledApartAndReclaimedIsNoCost() throws UnreadableException {
        ObjectNode billed = transaction("txn_1", "tax", "", -19, 0).put("type", "tax_fee");

        assertThat(text(legs(billed, Payloads.TEST_ACCOUNT.with(StripeAccount.FeeTax.RECOVERABLE))))
                .isEqualTo("recoverable_tax USD -0.19");
        assertThat(text(legs(billed))).isEqualTo("fee_taxes USD -0.19");
    }

    @Test
    void whoseBreakdownIsOddAreProcessingFeesAndFlagged() throws UnreadableException {
        ObjectNode object = chargeLess(100);
        object.putObject("fee_details").put("amount", 100);
        ObjectNode endless = chargeLess(100);
        for (int i = 0; i < 51; i++) {
            feeDetail(endless, "tax", 900_000_000_000_000L);
        }

        for (ObjectNode odd : List.of(object, endless, chargeLess(100).put("fee_details", "none"))) {
            assertThat(text(legs(odd))).isEqualTo("receipts USD 10.00, processing_fees USD -1.00");
            assertThat(legs(odd).isDoubtful()).isTrue();
        }
    }

    /** 10.00 less a fee that is not broken down yet. */
    private static ObjectNode chargeLess(long fee) {
        return transaction("txn_1", "charge", "ch_1", 1000, 0).put("fee", fee).put("net", 1000 - fee);
    }

    private static Legs legs(ObjectNode transaction) throws UnreadableException {
        return legs(transaction, Payloads.TEST_ACCOUNT);
    }

    private static Legs legs(ObjectNode transaction, StripeAccount account) throws UnreadableException {
        Json json = new Json(transaction, "$");
        return Legs.of(json, Placement.of(Category.of(json), Origin.untraced("ch_1"), account));
    }

    private static String text(Legs legs) {
        return legs.all().stream()
                .map(leg -> leg.account() + " " + leg.amount())
                .collect(Collectors.joining(", "));
    }
}
