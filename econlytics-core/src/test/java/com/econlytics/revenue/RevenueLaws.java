package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RevenueLaws {
    private static final List<String> CODES = List.of("EUR", "JPY", "KWD", "USD");
    private static final ReceiptSplit SPLIT = ReceiptSplit.standard()
            .orElse(payment -> ReceiptSplit.taxIncluded(Ratio.of(1, 5))
                    .of(payment)
                    .filter(rated -> payment.payment().hashCode() % 2 == 0));

    @Property
    @Label("L1 conservation: what a basis adds to a record sums to nothing")
    void l1WhatABasisAddsToARecordSumsToNothing(
            @ForAll long seed, @ForAll RevenueBasis basis, @ForAll RevenuePolicy.Unsplit unsplit) {
        Books books = Shop.of(new RandomStory(seed).tell(3)).books();
        Books on = Revenue.of(books, SPLIT, policy(6, unsplit)).on(basis);
        assertThat(byFact(on)).isEqualTo(byFact(books));
        assertThat(Conservation.of(on).holds()).isTrue();
    }

    @Property
    @Label("the bridge is exact: net revenue received and its entries sum to net revenue earned, by month and bearer")
    void theBridgeIsExact(
            @ForAll long seed, @ForAll RevenuePolicy.Unsplit unsplit, @ForAll @IntRange(max = 2) int late) {
        Shop shop = Shop.of(new RandomStory(seed).tell(2));
        closeAndGoOn(shop, seed, late);
        Revenue revenue = Revenue.of(shop.books(), SPLIT, policy(6, unsplit));
        SortedMap<String, Money> walked = Figures.netRevenueByBearer(revenue.on(RevenueBasis.RECEIPTS));
        revenue.bridge()
                .entries()
                .forEach(entry -> walked.merge(
                        entry.customer() + " " + entry.month() + " "
                                + Unit.of(entry.amount().currency()),
                        entry.amount(),
                        Money::plus));
        walked.values().removeIf(Money::isZero);
        assertThat(walked).isEqualTo(Figures.netRevenueByBearer(revenue.on(RevenueBasis.EARNED)));
    }

    @Property
    @Label("a statement foots to the books on its basis")
    void aStatementFootsToTheBooks(
            @ForAll long seed, @ForAll RevenueBasis basis, @ForAll RevenuePolicy.Unsplit unsplit) {
        Revenue revenue = Revenue.of(Shop.of(new RandomStory(seed).tell(3)).books(), SPLIT, policy(4, unsplit));
        Books on = revenue.on(basis);
        for (String code : CODES) {
            MonthRange months = new MonthRange(YearMonth.of(2026, 2), YearMonth.of(2026, 3));
            Currency currency = Currency.getInstance(code);
            long sum = on.lines().stream()
                    .filter(line -> line.key().account().section().isRevenue())
                    .filter(line -> line.key().unit().equals(Unit.of(currency)))
                    .filter(line -> months.contains(line.key().month()))
                    .mapToLong(Line::amount)
                    .sum();
            assertThat(revenue.statement(basis, currency, months).netRevenue()).isEqualTo(new Money(sum, currency));
        }
    }

    @Property
    @Label("the roll-forward closes at the balances of the books, and what is deferred is what will be earned")
    void theRollForwardClosesAtTheBalances(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int through) {
        Revenue revenue = Revenue.of(
                Shop.of(new RandomStory(seed).tell(3)).books(), SPLIT, policy(through, RevenuePolicy.Unsplit.COUNTED));
        Books earned = revenue.on(RevenueBasis.EARNED);
        for (String code : CODES) {
            DeferredRevenue rolled = revenue.deferred(Currency.getInstance(code), MonthRange.ALL);
            Money opening = Money.parse(Money.ofMinor(0, code).toString());
            for (DeferredRevenue.Month month : rolled.months()) {
                assertThat(month.deferred().opening()).isEqualTo(opening);
                opening = month.deferred().closing();
                assertThat(opening)
                        .isEqualTo(Figures.on(earned, ChartOfAccounts.DEFERRED_REVENUE, month.month(), new Unit(code)));
                assertThat(month.receivable().closing().negated())
                        .isEqualTo(Figures.on(earned, ChartOfAccounts.RECEIVABLES, month.month(), new Unit(code)));
            }
            assertThat(rolled.scheduled().values().stream().reduce(Money.ofMinor(0, code), Money::plus))
                    .isEqualTo(opening);
        }
    }

    @Property
    @Label("receivables by age sum to the closing receivable of every month, also when documents are contested or late")
    void receivablesByAgeSumToTheClosingReceivable(@ForAll long seed, @ForAll @IntRange(max = 2) int closings) {
        Shop shop = Shop.of(new RandomStory(seed).tell(2));
        closeAndGoOn(shop, seed, closings);
        if (closings > 0) {
            tellMoreOfTheSame(shop, seed);
        }
        Revenue revenue = shop.revenue("2026-12");
        for (String code : CODES) {
            Currency currency = Currency.getInstance(code);
            revenue.deferred(currency, MonthRange.ALL)
                    .months()
                    .forEach(month -> assertThat(
                                    revenue.aged(currency, month.month()).total())
                            .isEqualTo(month.receivable().closing()));
        }
    }

    @Property
    @Label("an invoice whose payments are given back whole leaves nothing on the basis of earned revenue")
    void anInvoiceGivenBackWholeLeavesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder story = new StringBuilder("on 2026-01-07");
        long total = 0;
        for (int i = 0; i <= random.nextInt(3); i++) {
            long net = random.nextInt(900) - (i == 0 ? 0 : 300);
            long tax = random.nextInt(200);
            total += net + tax;
            story.append("; line il_" + i + " of in_1 " + (i == 1 ? "SHIPPING" : "NET") + " JPY " + net + " tax JPY "
                    + tax + " from 2026-01-07 to 2026-0" + (2 + random.nextInt(7)) + "-03");
        }
        Assume.that(total > 0);
        long open = total;
        for (int i = 0; open > 0; i++) {
            long part = random.nextBoolean() ? open : 1 + (long) (random.nextDouble() * (open - 1));
            long charged = part + (random.nextInt(3) == 0 ? random.nextInt(100) : 0);
            open -= part;
            story.append("; charge ch_" + i + " JPY " + charged + "; settle in_1 by ch_" + i + " JPY " + part);
            for (int j = 0; charged > 0; j++) {
                long back = random.nextInt(3) == 0 ? charged : 1 + (long) (random.nextDouble() * (charged - 1));
                charged -= back;
                String object = i + "_" + j + " of ch_" + i + " JPY " + back;
                story.append(
                        random.nextInt(6) == 0 && story.indexOf("close") < 0 ? "; close 2026-01; on 2026-02-09" : "");
                story.append(random.nextInt(3) == 0 ? "; dispute dx_" + object + "; won dx_" + object : "");
                story.append(random.nextBoolean() ? "; refund re_" + object : "; dispute dp_" + object);
            }
        }
        Books books = Shop.of(story.toString()).revenue("2027-12").on(RevenueBasis.EARNED);
        assertThat(Figures.sums(
                        books.lines(),
                        line -> !Figures.isStated(line),
                        line -> line.key()
                                .account()
                                .code()
                                .replaceAll("[.].*", "")
                                .replaceAll("earned_revenue|refunds|disputes", "revenue")))
                .as(story.toString())
                .isEmpty();
    }

    @Property
    @Label("once every period is over, nothing is deferred")
    void onceEveryPeriodIsOverNothingIsDeferred(@ForAll long seed) {
        Books books = Shop.of(new RandomStory(seed).tell(3)).books();
        Books earned = Revenue.of(books, SPLIT, RevenuePolicy.through(YearMonth.of(2029, 1)))
                .on(RevenueBasis.EARNED);
        assertThat(Figures.accounts(earned)).doesNotContain("deferred_revenue");
    }

    @Property
    @Label("L7 as-of: no figure of a closed month moves on any basis, whatever is told later")
    void l7ClosedMonthsNeverMove(@ForAll long seed, @ForAll RevenueBasis basis, @ForAll RevenuePolicy.Unsplit unsplit) {
        Shop shop = Shop.of(new RandomStory(seed).tell(2));
        YearMonth closed = YearMonth.of(2026, 2);
        shop.tell("close " + closed);
        List<String> before = through(
                closed, Revenue.of(shop.books(), SPLIT, policy(12, unsplit)).on(basis));
        tellMoreOfTheSame(shop, seed);
        assertThat(through(
                        closed,
                        Revenue.of(shop.books(), SPLIT, policy(12, unsplit)).on(basis)))
                .isEqualTo(before);
    }

    @Property
    @Label("L12 determinism: the order in which records and lines are read does not matter")
    void l12OrderDoesNotMatter(@ForAll long seed, @ForAll RevenueBasis basis) {
        Shop shop = Shop.of(new RandomStory(seed).tell(3));
        closeAndGoOn(shop, seed, 1);
        Books books = shop.books();
        RevenuePolicy policy = policy(6, RevenuePolicy.Unsplit.COUNTED);
        assertThat(Revenue.of(shuffled(books, seed), SPLIT, policy).on(basis).balances())
                .isEqualTo(Revenue.of(books, SPLIT, policy).on(basis).balances());
        assertThat(Revenue.of(shuffled(books, seed), SPLIT, policy).bridge())
                .isEqualTo(Revenue.of(books, SPLIT, policy).bridge());
    }

    @Property
    @Label("a payment that is given back whole leaves nothing, however it is cut")
    void aPaymentGivenBackWholeLeavesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        long net = 1 + random.nextInt(5000);
        long tax = random.nextInt(1000);
        long tip = random.nextInt(300);
        long shipping = random.nextInt(700);
        long stored = random.nextInt(900);
        StringBuilder story = new StringBuilder(String.format(
                "charge ch_1 JPY %d; checkout ch_1 NET JPY %d TAX JPY %d TIP JPY %d SHIPPING JPY %d STORED_VALUE JPY %d",
                net + tax + tip + shipping + stored, net, tax, tip, shipping, stored));
        long open = net + tax + tip + shipping + stored;
        for (int i = 0; open > 0; i++) {
            long part = random.nextInt(4) == 0 ? open : 1 + (long) (random.nextDouble() * (open - 1));
            story.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "; dispute dp_" + i + " of ch_1 JPY " + part;
                        case 1 -> "; fail ch_1 JPY " + part;
                        case 2 ->
                            "; refund re_" + i + " of ch_1 JPY " + part + "; back re_" + i + " of ch_1 JPY " + part
                                    + "; refund rf_" + i + " of ch_1 JPY " + part;
                        default -> "; refund re_" + i + " of ch_1 JPY " + part;
                    });
            open -= part;
        }
        Books books = Shop.of(story.toString()).revenue("2026-12").on(RevenueBasis.RECEIPTS);
        assertThat(Figures.netRevenue(books)).isEmpty();
        assertThat(Figures.sums(
                        books.lines(),
                        line -> !Figures.isStated(line),
                        line -> line.key()
                                .account()
                                .code()
                                .replaceAll("[.].*", "")
                                .replaceAll("receipts|refunds|disputes|failed_payments", "revenue")))
                .isEmpty();
    }

    private static RevenuePolicy policy(int through, RevenuePolicy.Unsplit unsplit) {
        return new RevenuePolicy(unsplit, DayCount.CALENDAR_DAYS, YearMonth.of(2026, through));
    }

    /** Documents, refunds and failures about what was told before, dated anywhere. */
    private static void tellMoreOfTheSame(Shop shop, long seed) {
        shop.tell(new RandomStory(seed).tell(2).replaceAll("il_", "im_"));
    }

    private static void closeAndGoOn(Shop shop, long seed, int closings) {
        for (int i = 1; i <= closings; i++) {
            shop.tell("close " + YearMonth.of(2026, i));
            shop.tell(new RandomStory(seed + i).tell(1).replaceAll("in_", "in_" + (i % 2)));
        }
    }

    private static List<String> through(YearMonth month, Books books) {
        return books.balances().stream()
                .filter(balance -> !balance.key().month().isAfter(month))
                .map(Object::toString)
                .toList();
    }

    private static SortedMap<String, Money> byFact(Books books) {
        return Figures.sums(books.lines(), line -> true, line -> line.fact().toString());
    }

    private static Books shuffled(Books books, long seed) {
        List<Line> lines = new ArrayList<>(books.lines());
        var standings = new ArrayList<>(books.standings());
        Collections.shuffle(lines, new Random(seed));
        Collections.shuffle(standings, new Random(seed));
        return new Books(
                books.version(),
                books.booking(),
                lines,
                standings,
                books.decisions(),
                books.customers(),
                books.matches(),
                books.attributes());
    }
}
