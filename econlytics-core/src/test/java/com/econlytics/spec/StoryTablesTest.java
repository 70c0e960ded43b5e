package com.econlytics.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The one interpreter of the tables whose cases are stories: what happened, and what the books then say. */
class StoryTablesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/refunds-and-disputes.csv", numLinesToSkip = 1)
    void refundsAndDisputesCountMonthByMonthAsTheTableSays(
            String id, String rule, String source, String currency, String happened, String expected) {
        Story story = new Story(currency, Matching.Emails.MATCH_UNIQUE).tell(happened);
        assertThat(monthByMonth(story, currency)).isEqualTo(sorted(expected));
        assertThatNothingIsLost(story);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/closing.csv", numLinesToSkip = 1)
    void closedMonthsStandAsTheTableSays(String id, String rule, String source, String happened, String expected) {
        Story story = Story.inDollars().tell(happened);
        assertThat(byMonthAndOrigin(story)).isEqualTo(sorted(expected));
        assertThatNothingIsLost(story);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/matching.csv", numLinesToSkip = 1)
    void partiesAreMatchedAsTheTableSays(
            String id,
            String rule,
            String source,
            String policy,
            String known,
            String who,
            String bearer,
            String method,
            String confidence) {
        Matching.Emails emails = Matching.Emails.valueOf(policy);
        Story before = new Story("USD", emails);
        book(before, who);
        before.tell(known);
        Story after = new Story("USD", emails).tell(known);
        book(after, who);
        for (Story story : List.of(before, after)) {
            Match match = story.ledger().matchOf(Story.party(who));
            assertThat(List.of(
                            story.nameOf(match.customer()),
                            match.method().name(),
                            match.method().confidence().name()))
                    .as(known)
                    .containsExactly(bearer, method, confidence);
            assertThat(byMonthAndOrigin(story)).isEqualTo(List.of(bearer + " 2026-06 receipts 10.00"));
        }
    }

    /** A movement of 10.00 whose party is {@code who}, known or not yet. */
    private static void book(Story story, String who) {
        story.tell("2026-06-02 adjustment txn_1 of " + who + ": receipts 10.00");
    }

    /** Such as {@code ann 2026-06 gross 29.00 fees 1.14 profit 27.86}, or {@code ann 2026-06 in EUR ...}; columns of 0 are left out, profit never. */
    private static List<String> monthByMonth(Story story, String currency) {
        Map<YearMonth, List<Balance>> months = story.ledger().balances().stream()
                .collect(Collectors.groupingBy(balance -> balance.key().month(), TreeMap::new, Collectors.toList()));
        return months.entrySet().stream()
                .flatMap(month -> new Profitability(Currency.getInstance(currency))
                        .of(month.getValue()).stream()
                                .map(row -> story.nameOf(row.customer()) + " " + month.getKey() + foreign(row, currency)
                                        + columns(row)))
                .sorted()
                .toList();
    }

    private static String foreign(CustomerProfit row, String currency) {
        String code = row.netProfit().currency().getCurrencyCode();
        return code.equals(currency) ? "" : " in " + code;
    }

    private static String columns(CustomerProfit row) {
        Map<String, Money> columns = new LinkedHashMap<>();
        columns.put("gross", row.grossReceipts());
        columns.put("refunds", row.refunds());
        columns.put("disputes", row.disputes());
        columns.put("fees", row.totalFees());
        columns.put("pending", row.pending());
        columns.values().removeIf(Money::isZero);
        columns.put("profit", row.netProfit());
        return columns.entrySet().stream()
                .map(column -> " " + column.getKey() + " "
                        + column.getValue().toMajor().toPlainString())
                .collect(Collectors.joining());
    }

    /** Such as {@code ann 2026-07 of 2026-06 refunds -10.00}; without {@code of} it happened in the month itself. */
    private static List<String> byMonthAndOrigin(Story story) {
        InMemoryLedger ledger = story.ledger();
        return ledger.balances().stream()
                .filter(balance -> balance.key().unit().isMoney())
                .map(balance -> line(story.nameOf(balance.key().customer()), balance))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String line(String bearer, Balance balance) {
        BalanceKey key = balance.key();
        String origin = key.isPriorPeriodAdjustment() ? " of " + key.origin() : "";
        String amount = key.unit().money(balance.amount()).toMajor().toPlainString();
        return bearer + " " + key.month() + origin + " " + key.account() + " " + amount;
    }

    private static List<String> sorted(String cell) {
        return cell == null
                ? List.of()
                : List.of(cell.split("; ", -1)).stream().sorted().toList();
    }

    private static void assertThatNothingIsLost(Story story) {
        Conservation conservation = Conservation.of(Books.of(story.ledger(), Story.BOOKING));
        assertThat(conservation.holds()).as(conservation.render()).isTrue();
    }
}
