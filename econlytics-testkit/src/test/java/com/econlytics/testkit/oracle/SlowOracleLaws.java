package com.econlytics.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.Profitability;
import com.econlytics.testkit.laws.LedgerHistories;
import com.econlytics.testkit.laws.LedgerHistory;
import com.econlytics.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The engine and an independent, slow reading of the manual come to the same figures, for random companies. */
class SlowOracleLaws {
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("JPY"), Currency.getInstance("KWD"), Currency.getInstance("USD"));

    @Provide
    Arbitrary<LedgerHistory> companies() {
        return LedgerHistories.histories();
    }

    @Property
    @Label("oracle: every customer's total of every month, account and unit is what the slow oracle says")
    void oracleAgreesOnTotals(@ForAll("companies") LedgerHistory history, @ForAll Random random) {
        InMemoryLedger ledger = booked(history, random);
        SortedMap<String, BigDecimal> totals = new TreeMap<>();
        for (Balance balance : ledger.balances()) {
            String key = nameOf(ledger, balance.key().customer()) + " "
                    + balance.key().month() + " " + balance.key().account() + " "
                    + balance.key().unit();
            totals.merge(key, BigDecimal.valueOf(balance.amount()), BigDecimal::add);
        }
        assertThat(totals)
                .isEqualTo(new SlowOracle(history)
                        .sums(
                                entry -> true,
                                entry -> entry.bearer() + " " + entry.month() + " " + entry.account() + " "
                                        + entry.unit()));
    }

    @Property
    @Label("oracle: every row of the profitability report is what the slow oracle says, and foots")
    void oracleAgreesOnRows(@ForAll("companies") LedgerHistory history, @ForAll Random random) {
        InMemoryLedger ledger = booked(history, random);
        SortedMap<String, BigDecimal> columns = new TreeMap<>();
        for (CustomerProfit row : new Profitability(Currency.getInstance("USD")).of(ledger.balances())) {
            String of = nameOf(ledger, row.customer()) + " ";
            put(columns, of + "gross_receipts", row.grossReceipts());
            put(columns, of + "refunds", row.refunds().negated());
            put(columns, of + "disputes", row.disputes().negated());
            put(columns, of + "fees", row.totalFees().negated());
            put(columns, of + "support", row.supportCost().negated());
            put(columns, of + "pending", row.pending());
            put(columns, of + "profit", row.netProfit());
            columns.merge(of + "tickets", BigDecimal.valueOf(row.tickets()), BigDecimal::add);
        }
        columns.values().removeIf(amount -> amount.signum() == 0);
        assertThat(columns).isEqualTo(columnsOf(new SlowOracle(history)));
    }

    @Property
    @Label("oracle: every section of each currency's statement is what the slow oracle says")
    void oracleAgreesOnStatements(@ForAll("companies") LedgerHistory history, @ForAll Random random) {
        InMemoryLedger ledger = booked(history, random);
        SortedMap<String, BigDecimal> sections = new TreeMap<>();
        for (Currency currency : CURRENCIES) {
            ProfitAndLoss statement = ProfitAndLoss.of(ledger.balances(), currency);
            statement.sections().forEach((section, amount) -> put(sections, section.toString(), amount));
            put(sections, "customer profit", statement.customerProfit());
        }
        sections.values().removeIf(amount -> amount.signum() == 0);
        SlowOracle oracle = new SlowOracle(history);
        SortedMap<String, BigDecimal> expected =
                oracle.sums(SlowOracleLaws::isMoney, entry -> entry.section() + " " + entry.unit());
        expected.putAll(oracle.sums(SlowOracleLaws::isProfit, entry -> "customer profit " + entry.unit()));
        assertThat(sections).isEqualTo(expected);
    }

    @Property
    @Label("L1 conservation: both partitions of what was received are what the slow oracle says")
    void l1OracleAgreesOnPartitions(@ForAll("companies") LedgerHistory history, @ForAll Random random) {
        Conservation conservation = Conservation.of(Books.of(booked(history, random), BOOKING));
        SortedMap<String, BigDecimal> places = new TreeMap<>();
        conservation.units().forEach((unit, proof) -> {
            places.put("received " + unit, BigDecimal.valueOf(proof.received().amount()));
            proof.byParty()
                    .forEach((bearer, tally) ->
                            places.put(lower(bearer) + " " + unit, BigDecimal.valueOf(tally.amount())));
            proof.byUse()
                    .forEach((use, tally) ->
                            places.put("use " + lower(use) + " " + unit, BigDecimal.valueOf(tally.amount())));
        });
        places.values().removeIf(amount -> amount.signum() == 0);
        SlowOracle oracle = new SlowOracle(history);
        SortedMap<String, BigDecimal> expected = oracle.sums(Entry::received, entry -> "received " + entry.unit());
        expected.putAll(oracle.sums(Entry::received, entry -> partyOf(entry.bearer()) + " " + entry.unit()));
        expected.putAll(oracle.sums(
                Entry::received, entry -> "use " + lower(entry.section().use()) + " " + entry.unit()));
        assertThat(places).isEqualTo(expected);
    }

    private static InMemoryLedger booked(LedgerHistory history, Random random) {
        Matching matching = new Matching(Matching.Emails.MATCH_UNIQUE);
        return history.bookScattered(new InMemoryLedger(BOOKING, matching, Clock.systemUTC()), random);
    }

    private static SortedMap<String, BigDecimal> columnsOf(SlowOracle oracle) {
        List<Section> own = List.of(
                Section.GROSS_RECEIPTS,
                Section.REFUNDS,
                Section.DISPUTES,
                Section.FEES,
                Section.SUPPORT,
                Section.PENDING);
        SortedMap<String, BigDecimal> columns = oracle.sums(
                entry -> isMoney(entry) && own.contains(entry.section()),
                entry -> entry.bearer() + " " + lower(entry.section()) + " " + entry.unit());
        columns.putAll(oracle.sums(SlowOracleLaws::isProfit, entry -> entry.bearer() + " profit " + entry.unit()));
        columns.putAll(oracle.sums(
                entry -> entry.unit().equals("ticket") && entry.section() != Section.EXCLUDED,
                entry -> entry.bearer() + " tickets"));
        return columns;
    }

    private static void put(SortedMap<String, BigDecimal> sums, String what, Money amount) {
        String key = what + " " + amount.currency().getCurrencyCode();
        sums.merge(key, BigDecimal.valueOf(amount.amountMinor()), BigDecimal::add);
    }

    private static boolean isMoney(Entry entry) {
        return Character.isUpperCase(entry.unit().charAt(0));
    }

    private static boolean isProfit(Entry entry) {
        return isMoney(entry) && entry.section().use() == Section.Use.PROFIT;
    }

    private static String partyOf(String bearer) {
        return bearer.startsWith("cus_") ? "customers" : bearer;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String nameOf(InMemoryLedger ledger, CustomerId id) {
        return ledger.customers().stream()
                .filter(customer -> customer.id().equals(id))
                .map((Customer customer) -> customer.party().id())
                .findFirst()
                .orElse(id.toString());
    }
}
