package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.ExchangeRate;
import com.econlytics.money.ExchangeRates;
import com.econlytics.money.Money;
import com.econlytics.money.RatePolicy;
import com.econlytics.money.RatePolicy.Timing;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Explanations;
import com.econlytics.pnl.Profitability;
import com.econlytics.pnl.ReportingCurrency;
import com.econlytics.pnl.StatementLine;
import com.econlytics.pnl.TranslatedBooks;
import com.econlytics.time.MonthRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevenueTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String YEAR = "line il_1 of in_1 NET EUR 1200.00 tax EUR 240.00 from 2026-01-15 to 2027-01-15;"
            + " charge ch_1 EUR 1440.00; settle in_1 by ch_1 EUR 1440.00";

    @Test
    void aStatementOfReceiptsSaysWhatIsNoRevenueAndWhatRestsOnLess() {
        Revenue revenue = Revenue.of(
                Shop.of(
                                "charge ch_1 EUR 125.00; checkout ch_1 NET EUR 100.00 TAX EUR 20.00 TIP EUR 5.00;"
                                        + " refund re_1 of ch_1 EUR 25.00; charge ch_2 EUR 60.00; dispute dp_1 of ch_1 EUR 50.00")
                        .books(),
                ReceiptSplit.standard(),
                RevenuePolicy.through(YearMonth.of(2026, 1)));
        assertThat(revenue.statement(RevenueBasis.RECEIPTS, EUR, MonthRange.of(YearMonth.of(2026, 1)))
                        .render())
                .isEqualTo("""
                        Revenue receipts, EUR, 2026-01
                        gross receipts                                         EUR 185.00
                          less tax                                              EUR 20.00
                          less tips                                              EUR 5.00
                        gross revenue                                          EUR 160.00
                        refunds as given back                                  EUR -25.00
                          less tax in refunds                                   EUR -4.00
                          less tips in refunds                                  EUR -1.00
                        refunds                                                EUR -20.00
                        disputes as given back                                 EUR -50.00
                          less tax in disputes                                  EUR -8.00
                          less tips in disputes                                 EUR -2.00
                        disputes                                               EUR -40.00
                        net revenue receipts                                   EUR 100.00
                          of which unsplit                                      EUR 60.00
                        """);
    }

    @Test
    void aStatementOfEarnedRevenueGoesOnByTheCausesOfTheBridge() {
        assertThat(Shop.of(YEAR)
                        .revenue("2026-06")
                        .statement(RevenueBasis.EARNED, EUR, MonthRange.of(YearMonth.of(2026, 1)))
                        .render())
                .isEqualTo("""
                        Revenue earned, EUR, 2026-01
                        gross receipts                                        EUR 1440.00
                          less tax                                             EUR 240.00
                        gross revenue                                         EUR 1200.00
                        refunds as given back                                    EUR 0.00
                        refunds                                                  EUR 0.00
                        disputes as given back                                   EUR 0.00
                        disputes                                                 EUR 0.00
                        net revenue received                                  EUR 1200.00
                          deferred                                           EUR -1144.11
                        net revenue earned                                      EUR 55.89
                        """);
    }

    @Test
    void whatIsKeptOutOfRevenueIsSaidWhereItIsTakenAway() {
        Revenue revenue = Revenue.of(
                Shop.of("charge ch_1 EUR 60.00").books(),
                ReceiptSplit.standard(),
                RevenuePolicy.through(YearMonth.of(2026, 1)).keepingUnsplitOut());
        assertThat(revenue.statement(RevenueBasis.RECEIPTS, EUR, MonthRange.ALL).render())
                .contains("  less what cannot be divided                           EUR 60.00")
                .contains("net revenue receipts                                     EUR 0.00")
                .doesNotContain("of which");
    }

    @Test
    void deferredRevenueIsRolledForwardPerCompanyAndCustomer() {
        Shop shop = Shop.of(YEAR.replace("; charge", "; on 2026-02-03; charge"));
        Revenue revenue = shop.revenue("2026-02");
        MonthRange february = MonthRange.of(YearMonth.of(2026, 2));
        DeferredRevenue company = revenue.deferred(EUR, february);
        assertThat(company.months()).singleElement().satisfies(month -> {
            assertThat(month.deferred())
                    .isEqualTo(new DeferredRevenue.Deferred(eur("1144.11"), eur("0.00"), eur("92.06"), eur("0.00")));
            assertThat(month.deferred().closing()).isEqualTo(eur("1052.05"));
            assertThat(month.receivable().opening()).isEqualTo(eur("1440.00"));
            assertThat(month.receivable().paid()).isEqualTo(eur("1440.00"));
            assertThat(month.receivable().closing()).isEqualTo(eur("0.00"));
        });
        assertThat(company.scheduled()).hasSize(11).containsEntry(YearMonth.of(2026, 3), eur("101.91"));
        assertThat(revenue.deferred(shop.ann(), EUR, february)).isEqualTo(company);
        assertThat(revenue.deferred(CustomerId.UNATTRIBUTED, EUR, february).months())
                .isEmpty();
    }

    @Test
    void customerProfitWorksOnAnyBasis() {
        Shop shop = Shop.of(YEAR);
        List<CustomerProfit> rows = new Profitability(EUR)
                .of(shop.revenue("2026-01").on(RevenueBasis.EARNED).balances());
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.customer()).isEqualTo(shop.ann());
            assertThat(row.netProfit()).isEqualTo(eur("55.89"));
        });
    }

    @Test
    void anExplanationSaysThatDocumentsMovedAPart() {
        Shop shop = Shop.of("charge ch_1 EUR 120.00; checkout ch_1 NET EUR 100.00 TAX EUR 20.00");
        Books books = shop.revenue("2026-01").on(RevenueBasis.RECEIPTS);
        assertThat(Explanations.of(books)
                        .explain(
                                shop.ann(),
                                StatementLine.of(ChartOfAccounts.TAX_COLLECTED),
                                Unit.of(EUR),
                                MonthRange.ALL)
                        .leaves())
                .singleElement()
                .satisfies(leaf -> {
                    assertThat(leaf.rule()).isEqualTo("as documents say, tax_collected");
                    assertThat(leaf.amount()).isEqualTo(2000);
                });
    }

    @Test
    void lateDocumentsCountInTheMonthInWhichTheyCountUnderTheOriginOfThePayment() {
        Shop shop = Shop.of(
                "on 2026-06-10; charge ch_1 EUR 120.00; close 2026-06; checkout ch_1 NET EUR 100.00 TAX EUR 20.00");
        assertThat(shop.revenue("2026-12").on(RevenueBasis.RECEIPTS).lines().stream()
                        .filter(line -> !Figures.isStated(line))
                        .map(RevenueTest::written))
                .containsExactly(
                        "2026-06 of 2026-06 receipts 12000",
                        "2026-07 of 2026-06 receipts -2000",
                        "2026-07 of 2026-06 tax_collected 2000");
    }

    @Test
    void aHostThatTellsTaxApartItselfNeedsNoDocument() {
        Shop shop = new Shop();
        shop.ledger.book(Batch.of(List.of(Posting.settled(
                FactId.of(Shop.STRIPE, "order_1", "sale"),
                shop.now(),
                Party.reference(Shop.STRIPE, "order_1"),
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, eur("100.00")),
                        new Leg(ChartOfAccounts.TAX_COLLECTED, eur("20.00")))))));
        Revenue revenue = shop.revenue("2026-12");
        assertThat(revenue.on(RevenueBasis.RECEIPTS)).isEqualTo(shop.books());
        assertThat(revenue.unsplit()).isEmpty();
    }

    @Test
    void theTaxThatAHostTellsApartInARefundOfAnInvoiceIsNotOwedAnyMore() {
        Shop shop = new Shop();
        shop.tell("line il_1 of in_1 NET EUR 100.00 tax EUR 20.00; settle in_1 by order_1 EUR 120.00");
        sold(shop, "sale", ChartOfAccounts.RECEIPTS, "100.00", ChartOfAccounts.TAX_COLLECTED, "20.00");
        sold(shop, "return", ChartOfAccounts.REFUNDS, "-50.00", ChartOfAccounts.TAX_REFUNDED, "-10.00");
        assertThat(Figures.accounts(shop.revenue("2026-12").on(RevenueBasis.EARNED)))
                .isEqualTo("earned_revenue EUR 100.00; refunds EUR -50.00; tax_collected EUR 20.00;"
                        + " tax_collected.refunds EUR -10.00");
    }

    private static void sold(Shop shop, String movement, Account revenue, String net, Account owed, String tax) {
        shop.ledger.book(Batch.of(List.of(Posting.settled(
                FactId.of(Shop.STRIPE, "order_1", movement),
                shop.now(),
                Party.reference(Shop.STRIPE, "order_1"),
                List.of(new Leg(revenue, eur(net)), new Leg(owed, eur(tax)))))));
    }

    @Test
    void onABasisExchangeIsRealisedOnRevenueAloneAndOnlyIfTheRateChanged() {
        ReportingCurrency dollars = new ReportingCurrency(
                Currency.getInstance("USD"),
                ExchangeRates.of(
                        ExchangeRate.daily("EUR", "USD", "1.10", LocalDate.of(2026, 1, 15)),
                        ExchangeRate.daily("EUR", "USD", "1.20", LocalDate.of(2026, 2, 2))),
                RatePolicy.quoted(new Timing.TransactionDate(0)));
        String paid =
                "line il_1 of in_1 NET EUR 100.00 tax EUR 20.00; line il_2 of in_1 SHIPPING EUR 30.00 tax EUR 0.00;"
                        + " charge ch_1 EUR 150.00; settle in_1 by ch_1 EUR 150.00; ";
        assertThat(realised(dollars, paid + "refund re_1 of ch_1 EUR 150.00"))
                .isEqualTo("USD -143.00 of which USD 0.00");
        assertThat(realised(dollars, paid + "on 2026-02-02; refund re_1 of ch_1 EUR 150.00"))
                .isEqualTo("USD -156.00 of which USD -13.00");
        assertThat(realised(
                        dollars,
                        paid + "on 2026-02-02; refund re_1 of ch_1 EUR 50.00;"
                                + " credit il_1 of in_1 EUR 50.00 tax EUR 0.00 for re_1"))
                .isEqualTo("USD -60.00 of which USD -5.00");
    }

    private static String realised(ReportingCurrency currency, String story) {
        TranslatedBooks translated =
                currency.translate(Shop.of(story).revenue("2026-12").on(RevenueBasis.RECEIPTS));
        return translated.realised().get(0).translated() + " of which " + translated.realisedDifference();
    }

    @Test
    void aHostMayDivideReceiptsByARuleOfItsOwn() {
        ReceiptSplit half = payment -> Optional.of(new ReceiptComposition(
                Map.of(Component.NET, Ratio.ONE, Component.TIP, Ratio.ONE), ReceiptComposition.Origin.HOST, List.of()));
        Books books = Shop.of("charge ch_1 EUR 0.05").books();
        assertThat(Figures.accounts(Revenue.of(books, half, RevenuePolicy.through(YearMonth.of(2026, 1)))
                        .on(RevenueBasis.RECEIPTS)))
                .isEqualTo("receipts EUR 0.03; tips EUR 0.02");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> ReceiptSplit.taxIncluded(Ratio.of(-1, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a tax rate of -1/5 is negative; state the tax as a part of the price without it, such as 20/100");
        assertThatThrownBy(() -> new ReceiptComposition(
                        Map.of(Component.NET, Ratio.of(-2)), ReceiptComposition.Origin.HOST, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a receipt cannot be divided by weights {net=-2}; state weights whose sum is above 0,"
                        + " or that there is no composition");
    }

    private static Money eur(String major) {
        return Money.parse("EUR " + major);
    }

    private static String written(Line line) {
        return line.key().month() + " of " + line.key().origin() + " "
                + line.key().account() + " " + line.amount();
    }
}
