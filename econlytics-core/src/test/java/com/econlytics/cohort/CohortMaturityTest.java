package com.econlytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Reads the table: all customers of a row are one cohort, that of the attribute {@code team}. */
class CohortMaturityTest {
    private static final Grouping BY_TEAM = Grouping.byAttribute("team", Grouping.Start.SIGNUP);
    private static final Cohort TEAM = new Cohort.OfValue("all");
    private static final AttributeHistory IN_TEAM =
            AttributeHistory.of(List.of(new DatedAttribute(Company.of("any"), "team", "all", Instant.EPOCH, 0)));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/cohort-maturity.csv", numLinesToSkip = 1)
    void cellsAreAsTheTableSays(
            String id,
            String rule,
            String starts,
            String happened,
            String dataThrough,
            int age,
            String customers,
            String atThisAge,
            String soFar,
            String perCustomer) {
        Population population = new Population(profiles(starts), balances(happened));
        CohortRow row = CohortReport.of(population, BY_TEAM, YearMonth.parse(dataThrough))
                .tables()
                .get(0)
                .find(TEAM)
                .orElseThrow();
        List<String> expected = customers.equals("absent")
                ? List.of()
                : List.of(customers, "USD " + atThisAge, "USD " + soFar, perCustomer);
        assertThat(row.findCell(age).stream()
                        .flatMap(CohortMaturityTest::described)
                        .toList())
                .isEqualTo(expected);
    }

    private static Stream<String> described(CohortCell cell) {
        return Stream.of(
                Integer.toString(cell.customers()),
                cell.atThisAge().profit().toString(),
                cell.soFar().profit().toString(),
                cell.profitPerCustomer().toString());
    }

    private static SortedMap<CustomerId, Profile> profiles(String starts) {
        SortedMap<CustomerId, Profile> profiles = new TreeMap<>();
        parts(starts).forEach(start -> {
            Instant middle = Instant.parse(start[1] + "-15T12:00:00Z");
            profiles.put(
                    id(start[0]),
                    new Profile(id(start[0]), IN_TEAM, Milestone.of(middle, Company.CALENDAR), null, List.of()));
        });
        return profiles;
    }

    private static List<Balance> balances(String happened) {
        return parts(happened)
                .map(part -> {
                    String[] months = part[1].split(">");
                    Money amount = Money.parse("USD " + part[2]);
                    Account account = amount.isNegative() ? ChartOfAccounts.REFUNDS : ChartOfAccounts.RECEIPTS;
                    YearMonth origin = YearMonth.parse(months[0]);
                    YearMonth month = YearMonth.parse(months[months.length - 1]);
                    Unit unit = Unit.of(amount.currency());
                    return new Balance(new BalanceKey(id(part[0]), month, origin, account, unit), amount.amountMinor());
                })
                .toList();
    }

    private static Stream<String[]> parts(String list) {
        return Arrays.stream(list.split("; ")).map(part -> part.split(" "));
    }

    private static CustomerId id(String name) {
        return name.equals("nobody") ? CustomerId.UNATTRIBUTED : new CustomerId(name.charAt(0));
    }
}
