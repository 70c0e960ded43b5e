package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.cohort.CohortReport;
import com.econlytics.cohort.Grouping;
import com.econlytics.cohort.Population;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.Profitability;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistory;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.jdbi.v3.core.Jdbi;

/** Whatever is booked, decided and closed: what the reporting views say is what the core computes. */
class JdbcReportingLaws implements LedgerContract {
    private static final YearMonth LATER = YearMonth.of(2027, 1);
    private static final String FIGURES =
            "gross_receipts, refunds, disputes, total_fees, support_cost, other_costs, pending,"
                    + " total_revenue, net_profit, tickets";

    private DataSource database = Database.empty();

    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        database = Database.empty();
        return Database.open(database, booking, matching, Clock.systemUTC());
    }

    @Property(tries = 12)
    @Label(
            "L4 incremental = batch: the read models are what the core computes from the journal, and a rebuild changes none")
    void l4ReportsAreWhatTheCoreComputes(
            @ForAll("histories") LedgerHistory history, @ForAll("histories") LedgerHistory late, @ForAll long seed) {
        Ledger ledger = emptyUtcLedger();
        history.bookScattered(ledger, new Random(seed));
        ledger.decide(new Decision.AdoptCosts(CostModel.NONE));
        ledger.decide(new Decision.CloseBooks(YearMonth.of(2025, 12), "Ann", "law"));
        late.bookScattered(ledger, new Random(seed));
        Books books = Books.of(ledger, BOOKING);
        assertProfits(books);
        assertCohorts(CohortReport.of(Population.of(books), Grouping.bySignupMonth(), LATER));
        assertThat(rows(
                        "unit || ' ' || concat_ws(' ', received, customers, unattributed, unallocated, profit, balance_sheet,"
                                + " excluded, pending, case when holds then 'true' else 'false' end) from econlytics_report.conservation"
                                + " where (received, customers, unattributed, unallocated) <> (0, 0, 0, 0)"))
                .isEqualTo(ReportedRows.conservation(Conservation.of(books)));
        RebuildOutcome outcome = new JdbcReadModels(database, BOOKING, MATCHING)
                .rebuild((done, all) -> assertThat(done).isLessThanOrEqualTo(all));
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.isHealthy()).isTrue();
        assertThat(outcome.version()).isEqualTo(ledger.version());
        assertProfits(books);
    }

    private void assertProfits(Books books) {
        List<String> expected =
                ReportedRows.profits(new Profitability(books.costs().currency()).of(books.balances()));
        assertThat(rows("concat_ws(' ', customer_no, currency, " + FIGURES
                        + ") from econlytics_report.customer_profitability where (gross_receipts, refunds, disputes, total_fees,"
                        + " support_cost, other_costs, pending, tickets) <> (0, 0, 0, 0, 0, 0, 0, 0)"))
                .isEqualTo(expected);
        assertThat(rows("concat_ws(' ', customer_no, currency, sum(gross_receipts), sum(refunds), sum(disputes),"
                        + " sum(total_fees), sum(support_cost), sum(other_costs), sum(pending), sum(total_revenue),"
                        + " sum(net_profit), sum(tickets)) from econlytics_report.customer_profit_monthly"
                        + " group by customer_no, currency having (sum(gross_receipts), sum(refunds), sum(disputes),"
                        + " sum(total_fees), sum(support_cost), sum(other_costs), sum(pending), sum(tickets))"
                        + " <> (0, 0, 0, 0, 0, 0, 0, 0)"))
                .isEqualTo(expected);
    }

    private void assertCohorts(CohortReport report) {
        assertThat(sums("cohort || ' ' || currency", "true")).isEqualTo(ReportedRows.cohorts(report));
        assertThat(sums("cohort || ' at ' || age || ' ' || currency", "age >= 0"))
                .isEqualTo(ReportedRows.cells(report));
        assertThat(rows("distinct cohort || ' ' || customers from econlytics_report.cohort_profitability"
                        + " where cohort not in ('unattributed', 'unallocated')"))
                .isSubsetOf(report.customers().entrySet().stream()
                        .map(cohort -> cohort.getKey().label() + " " + cohort.getValue())
                        .toList());
    }

    private SortedMap<String, String> sums(String key, String condition) {
        SortedMap<String, String> sums = new TreeMap<>();
        Jdbi.create(database)
                .useHandle(handle -> handle.createQuery("select " + key
                                + " as key, sum(total_revenue) || ' ' || sum(net_profit) as amounts"
                                + " from econlytics_report.cohort_profitability where currency is not null and "
                                + condition
                                + " group by " + key + " having sum(total_revenue) <> 0 or sum(net_profit) <> 0")
                        .map((row, context) -> sums.put(row.getString("key"), row.getString("amounts")))
                        .list());
        return sums;
    }

    private List<String> rows(String select) {
        return Database.rows(database, "select " + select).stream().sorted().toList();
    }
}
