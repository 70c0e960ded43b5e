package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.MonthRange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BreakdownTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acme");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Account GOODS = new Account("goods", Section.COST_OF_GOODS_SOLD);
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard().with(GOODS), new BusinessCalendar(ZoneOffset.UTC));
    private static final Instant JUNE = Instant.parse("2026-06-02T12:00:00Z");
    private static final Dimension PRODUCT = Dimension.ofRecord("product");

    @Test
    void aRefundAndAFeeHaveTheProductOfTheirPayment() {
        Breakdown breakdown = by(
                PRODUCT,
                posting("ch_1", "ch_1", Map.of("product", "basic"), receipt(10_000), fee(-300)),
                posting("re_1", "ch_1", Map.of(), leg(ChartOfAccounts.REFUNDS, -4_000)),
                posting("ch_2", "ch_2", Map.of("product", "pro"), receipt(5_000)),
                posting("cogs", "cogs", Map.of("product", "basic"), leg(GOODS, -2_000)),
                posting("ch_3", "ch_3", Map.of(), receipt(700)));
        assertThat(breakdown.render()).isEqualTo("""
                by product, all months, USD
                                              net revenue   product margin       rate  customer profit
                (none)                               7.00             7.00    100.0 %             7.00
                basic                               60.00            40.00     66.7 %            37.00
                pro                                 50.00            50.00    100.0 %            50.00
                all                                117.00            97.00     82.9 %            94.00
                before what no source supplies: disputes, fulfilment, support, other cost to serve, acquisition
                """);
    }

    @Test
    void aPaymentOfAnInvoiceIsDividedByTheNetAmountsOfItsLines() {
        Breakdown breakdown = by(
                PRODUCT,
                invoiceLine("il_1", "basic", 8_000),
                invoiceLine("il_2", "extra", 4_000),
                settlement("in_1", "ch_1", 12_000),
                posting("ch_1", "ch_1", Map.of(), receipt(12_000)),
                posting("re_1", "ch_1", Map.of(), leg(ChartOfAccounts.REFUNDS, -3_000)));
        assertThat(revenueOf(breakdown, "basic")).isEqualTo(Money.ofMinor(6_000, "USD"));
        assertThat(revenueOf(breakdown, "extra")).isEqualTo(Money.ofMinor(3_000, "USD"));
        assertThat(breakdown.find("")).isEmpty();
    }

    @Test
    void aCustomersCountryIsTheOneOfTheTimeOfThePayment() {
        InMemoryLedger ledger = ledger();
        Party ann = Party.ofRecord(STRIPE, "ann");
        ledger.book(Batch.builder()
                .identities(List.of(Identity.of(ann), Identity.of(Party.reference(STRIPE, "ch_1"), Set.of("ann"))))
                .attributes(List.of(
                        new DatedAttribute(ann, "country", "DE", JUNE.minusSeconds(1), 1),
                        new DatedAttribute(ann, "country", "FR", JUNE.plusSeconds(1), 1)))
                .build());
        ledger.book(Batch.of(List.of(posting("ch_1", "ch_1", Map.of(), receipt(900)))));
        Breakdown breakdown =
                Breakdown.of(Books.of(ledger, BOOKING), Dimension.ofCustomer("country"), USD, MonthRange.ALL);
        assertThat(breakdown.rows()).extracting(Breakdown.Row::value).containsExactly("DE");
    }

    @Test
    void theMarginOfAProductWithoutRevenueIsUndefined() {
        Breakdown breakdown = by(PRODUCT, posting("cogs", "cogs", Map.of("product", "basic"), leg(GOODS, -2_000)));
        assertThat(breakdown.find("basic").orElseThrow().findProductMarginRate())
                .isEmpty();
    }

    @Test
    void aMarginIsExact() {
        Breakdown breakdown =
                by(PRODUCT, posting("ch_1", "ch_1", Map.of("product", "basic"), receipt(300), leg(GOODS, -100)));
        assertThat(breakdown.find("basic").orElseThrow().findProductMarginRate())
                .contains(Ratio.of(2, 3));
    }

    @Test
    void aCreditNoteLowersTheProductThatItCreditsAndBadDebtAllOfTheInvoice() {
        Shop shop = new Shop();
        for (String product : List.of("basic", "pro")) {
            Instant at = shop.now();
            shop.state(new InvoiceLine(
                            Shop.STRIPE,
                            "il_" + product,
                            "in_1",
                            1,
                            at,
                            Party.ofRecord(Shop.STRIPE, "ann"),
                            Component.NET,
                            Money.parse("USD 100.00"),
                            Money.parse("USD 20.00"),
                            ServicePeriod.at(at))
                    .with(Map.of("product", product)));
        }
        shop.tell(
                "credit il_pro of in_1 USD 40.00 tax USD 8.00 AMOUNT_DUE; credit all of in_1 USD 10.00 tax USD 2.00 OUTSIDE;"
                        + " settle in_1 WRITTEN_OFF USD 60.00");
        Breakdown breakdown =
                Breakdown.of(shop.revenue("2026-12").on(RevenueBasis.EARNED), PRODUCT, USD, MonthRange.ALL);
        assertThat(breakdown.render()).isEqualTo("""
                by product, all months, USD
                                              net revenue   product margin       rate  customer profit
                basic                               95.00            95.00    100.0 %            70.00
                pro                                 55.00            55.00    100.0 %            30.00
                all                                150.00           150.00    100.0 %           100.00
                before what no source supplies: disputes, cost of goods sold, fees, fulfilment, support, acquisition
                """);
    }

    @Property
    @Label("L1 conservation: the rows of a breakdown sum to the company's statement")
    void l1RowsSumToTheCompany(
            @ForAll @Size(max = 8) List<@IntRange(max = 4) Integer> products,
            @ForAll @LongRange(min = -1, max = 100_000) long received,
            @ForAll @LongRange(min = -50_000, max = 1) long refunded) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            facts.add(invoiceLine("il_" + i, "p" + products.get(i), 100L * i));
        }
        facts.add(settlement("in_1", "ch_1", Math.abs(received)));
        facts.add(posting("ch_1", "ch_1", Map.of(), receipt(received), fee(-7)));
        facts.add(posting("re_1", "ch_1", Map.of(), leg(ChartOfAccounts.REFUNDS, refunded)));
        facts.add(posting("ch_2", "ch_2", Map.of("product", "p1"), receipt(11)));
        Books books = books(facts.toArray(Fact[]::new));
        ProfitAndLoss company = ProfitAndLoss.of(books.balances(), USD);
        Breakdown breakdown = Breakdown.of(books, PRODUCT, USD, MonthRange.ALL);
        for (Section section : StatementLine.CUSTOMER_PROFIT.sections()) {
            Money sum = breakdown.rows().stream()
                    .map(row -> row.statement().find(section).orElse(Money.zero(USD)))
                    .reduce(Money.zero(USD), Money::plus);
            assertThat(sum).as(section.name()).isEqualTo(company.find(section).orElse(Money.zero(USD)));
        }
    }

    private static Money revenueOf(Breakdown breakdown, String value) {
        return breakdown.find(value).orElseThrow().statement().netRevenue();
    }

    private static Breakdown by(Dimension dimension, Fact... facts) {
        return Breakdown.of(books(facts), dimension, USD, MonthRange.ALL);
    }

    private static Books books(Fact... facts) {
        InMemoryLedger ledger = ledger();
        ledger.book(Batch.of(List.of(facts)));
        return Books.of(ledger, BOOKING);
    }

    private static InMemoryLedger ledger() {
        return new InMemoryLedger(
                BOOKING, new Matching(Matching.Emails.IGNORE), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static Posting posting(String object, String payment, Map<String, String> attributes, Leg... legs) {
        return new Posting(
                FactId.of(STRIPE, object, "movement"),
                Posting.SETTLED,
                JUNE,
                Party.reference(STRIPE, payment),
                List.of(legs),
                new TreeMap<>(attributes));
    }

    private static Posting invoiceLine(String id, String product, long net) {
        return new InvoiceLine(
                        STRIPE,
                        id,
                        "in_1",
                        1,
                        JUNE,
                        Party.unknown(),
                        Component.NET,
                        Money.ofMinor(net, "USD"),
                        Money.ofMinor(net / 5, "USD"),
                        ServicePeriod.at(JUNE))
                .with(Map.of("product", product))
                .posting();
    }

    private static Posting settlement(String invoice, String payment, long amount) {
        return new InvoiceSettlement(
                        STRIPE,
                        "inpay_1",
                        invoice,
                        1,
                        JUNE,
                        Party.unknown(),
                        InvoiceSettlement.Method.PAYMENT,
                        payment,
                        Money.ofMinor(amount, "USD"))
                .posting();
    }

    private static Leg receipt(long amount) {
        return leg(ChartOfAccounts.RECEIPTS, amount);
    }

    private static Leg fee(long amount) {
        return leg(ChartOfAccounts.PROCESSING_FEES, amount);
    }

    private static Leg leg(Account account, long amount) {
        return new Leg(account, Money.ofMinor(amount, "USD"));
    }
}
