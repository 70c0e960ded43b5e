package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Party;
import com.econlytics.money.Money;
import com.econlytics.revenue.RecurringPrice.Interval;
import com.econlytics.revenue.RecurringPrice.Packages;
import com.econlytics.revenue.RecurringPrice.Scheme;
import com.econlytics.revenue.RecurringPrice.Tax;
import com.econlytics.revenue.RecurringPrice.Tier;
import com.econlytics.revenue.RecurringPrice.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionItemTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final RecurringPrice SEAT =
            RecurringPrice.of("price_seat", USD, new BigDecimal("20.00"), Interval.MONTH);

    private static SubscriptionItem item(RecurringPrice price, @Nullable Long quantity) {
        return new SubscriptionItem(
                Shop.STRIPE,
                "si_1",
                "",
                1,
                MARCH,
                Party.ofRecord(Shop.STRIPE, "ann"),
                price,
                quantity,
                null,
                List.of(),
                subscription("si_1"));
    }

    private static Subscription subscription(String item) {
        return Subscription.of("sub_1", set(item), Subscription.Status.ACTIVE, MARCH);
    }

    private static SortedSet<String> set(String item) {
        return new TreeSet<>(Set.of(item));
    }

    private static RecurringPrice per(String unitAmount, @Nullable Packages packages) {
        return new RecurringPrice(
                "price_1",
                "",
                USD,
                Scheme.PER_UNIT,
                new BigDecimal(unitAmount),
                List.of(),
                packages,
                Interval.MONTH,
                1,
                Usage.LICENSED,
                Tax.UNSPECIFIED);
    }

    @Test
    void fiveSeatsAtTwentyAreAHundredForEachInterval() {
        assertThat(item(SEAT, 5L).findAmount()).contains(Money.parse("USD 100.00"));
        assertThat(item(SEAT, 5L).posting().legs().toString())
                .isEqualTo("[Leg[account=stated.recurring, amount=USD 100.00],"
                        + " Leg[account=stated.total, amount=USD -100.00]]");
    }

    @Test
    void whatIsUsualIsNotWritten() {
        assertThat(item(SEAT, 5L).posting().attributes())
                .isEqualTo(Map.of(
                        "price", "price_seat",
                        "unit_amount", "20",
                        "interval", "month",
                        "quantity", "5",
                        "subscription", "sub_1",
                        "items", "si_1",
                        "status", "active",
                        "start", "2026-03-01T00:00:00Z"));
    }

    @Test
    void noUnitsCostNothingAndUnknownUnitsHaveNoAmount() {
        assertThat(item(SEAT, 0L).findAmount()).contains(Money.parse("USD 0.00"));
        assertThat(item(SEAT, null).findAmount()).isEmpty();
    }

    @Test
    void anAmountWithoutALegIsStatedAsATotalOfNothing() {
        assertThat(item(SEAT, null).posting().legs().toString())
                .isEqualTo("[Leg[account=stated.total, amount=USD 0.00]]");
    }

    @Test
    void halfACentIsExactAndAWholeNumberOfThemIsAnAmount() {
        assertThat(per("0.005", null).amountOf(3)).isEmpty();
        assertThat(per("0.005", null).amountOf(4)).contains(Money.parse("USD 0.02"));
        assertThat(per("0.00000000000001", null).unitAmount()).isEqualTo(new BigDecimal("0.00000000000001"));
    }

    @Test
    void packagesAreRoundedAsThePriceSays() {
        Packages up = new Packages(10, Packages.Rounding.UP);
        Packages down = new Packages(10, Packages.Rounding.DOWN);

        assertThat(per("5.00", up).amountOf(21)).contains(Money.parse("USD 15.00"));
        assertThat(per("5.00", down).amountOf(21)).contains(Money.parse("USD 10.00"));
        assertThat(per("5.00", up).amountOf(20)).contains(Money.parse("USD 10.00"));
    }

    @Test
    void anAmountTooLargeForMoneyIsNone() {
        assertThat(per("999999999999", null).amountOf(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void theLaterStateOfOneInstantReplacesTheOneFromTheCreation() {
        SubscriptionItem first = item(SEAT, 1L);
        SubscriptionItem later = new SubscriptionItem(
                first.account(),
                first.item(),
                "1772323200",
                1,
                first.at(),
                first.party(),
                SEAT,
                2L,
                null,
                List.of(),
                first.subscription());

        assertThat(SubscriptionItem.ORDER.compare(first, later)).isNegative();
    }

    @Test
    void whatIsNoTermsIsRefused() {
        assertThatThrownBy(() -> new RecurringPrice(
                        "price_1",
                        "",
                        USD,
                        Scheme.VOLUME,
                        BigDecimal.ONE,
                        List.of(new Tier(null, BigDecimal.ONE, BigDecimal.ZERO)),
                        null,
                        Interval.MONTH,
                        1,
                        Usage.LICENSED,
                        Tax.UNSPECIFIED))
                .hasMessage(
                        "price price_1 is volume with unit amount 1 and 1 tiers; state a unit amount or tiers, as the"
                                + " scheme has it");
        assertThatThrownBy(() -> new SubscriptionItem(
                        Shop.STRIPE,
                        "si_1",
                        "",
                        1,
                        MARCH,
                        Party.unknown(),
                        SEAT,
                        1L,
                        null,
                        List.of(),
                        subscription("si_2")))
                .hasMessage("subscription sub_1 does not name item si_1 among its items [si_2]; name all that it has");
    }
}
