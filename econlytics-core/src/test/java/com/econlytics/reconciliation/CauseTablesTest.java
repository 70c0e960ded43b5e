package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tells what the tables about causes and balances say to both books, and asks what is found. */
class CauseTablesTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/reconciliation-causes.csv", numLinesToSkip = 1)
    void causesAreAsTheTableSays(
            String id, String rule, @Nullable String ours, @Nullable String books, @Nullable String expected) {
        BothBooks both = told(ours);
        for (String sentence : sentences(books)) {
            String[] words = sentence.split(" ", 5);
            both.entry(
                    words[0],
                    words[1],
                    words[2].equals("-") ? "" : words[2],
                    words.length > 4 ? words[4] : "",
                    minor(words[3]));
        }
        assertThat(PlantedCausesTest.found(both.reconcile()))
                .as(id + " " + rule)
                .containsExactlyInAnyOrderElementsOf(sentences(expected).stream()
                        .map(CauseTablesTest::inMinorUnits)
                        .toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/clearing.csv", numLinesToSkip = 1)
    void balancesAreAsTheTableSays(
            String id,
            String rule,
            @Nullable String ours,
            String opening,
            String activity,
            String payouts,
            String closing,
            String inTransit,
            String closingOnArrival,
            @Nullable String untied) {
        BothBooks both = told(ours);
        ClearingStatement found =
                ClearingStatement.of(both.books(), BothBooks.STRIPE, EUR, MonthRange.of(YearMonth.parse("2026-05")));
        assertThat(Arrays.asList(
                        found.opening(),
                        found.activity(),
                        found.payouts(),
                        found.closing(),
                        found.inTransit(),
                        found.closingOnArrival()))
                .as(id + " " + rule)
                .isEqualTo(Arrays.asList(
                        eur(opening),
                        eur(activity),
                        eur(payouts),
                        eur(closing),
                        eur(inTransit),
                        eur(closingOnArrival)));
        assertThat(found.untied().stream()
                        .map(tie -> tie.payout() + " " + tie.difference().toMajor()))
                .isEqualTo(sentences(untied));
        BalanceSummary report = new BalanceSummary(
                BothBooks.STRIPE,
                found.period(),
                found.openingOnArrival(),
                eur(activity),
                found.payoutsOnArrival(),
                eur(closingOnArrival));
        assertThat(found.against(report))
                .allSatisfy(each -> assertThat(each.difference().isZero()).isTrue());
    }

    private static BothBooks told(@Nullable String story) {
        BothBooks both = new BothBooks("EUR");
        for (String sentence : sentences(story)) {
            String[] words = sentence.split(" ");
            switch (words[0]) {
                case "charge" -> both.charge(words[1], words[2], minor(words[3]), minor(words[4]), minor(words[5]));
                case "refund" -> both.refund(words[1], words[2], words[3], minor(words[4]));
                case "dispute" -> both.dispute(words[1], words[2], words[3], minor(words[4]));
                case "payout" -> both.payout(words[1], words[2], words[3], members(words));
                default -> throw new IllegalArgumentException("the table tells of '" + sentence + "'");
            }
        }
        return both;
    }

    private static Map<String, Long> members(String[] words) {
        Map<String, Long> members = new TreeMap<>();
        for (int i = 4; i < words.length; i++) {
            String[] member = words[i].split("=");
            members.put("txn_" + member[0], minor(member[1]));
        }
        return members;
    }

    private static List<String> sentences(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : new ArrayList<>(
                        Arrays.stream(text.split(";")).map(String::strip).toList());
    }

    private static String inMinorUnits(String finding) {
        int last = finding.lastIndexOf(' ');
        return finding.substring(0, last + 1) + minor(finding.substring(last + 1));
    }

    private static Money eur(String amount) {
        return new Money(minor(amount), EUR);
    }

    private static long minor(String major) {
        return new BigDecimal(major).movePointRight(2).longValueExact();
    }
}
