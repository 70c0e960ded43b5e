package com.econlytics.jdbc;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.reconciliation.CauseAmount;
import com.econlytics.reconciliation.LineComparison;
import com.econlytics.reconciliation.Manifest;
import com.econlytics.reconciliation.NotComparable;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Verdict;
import com.econlytics.time.MonthRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The periods of one reconciliation, with their lines and causes. */
final class ReconciliationRows {
    private final Handle handle;
    private final long number;

    ReconciliationRows(Handle handle, long number) {
        this.handle = handle;
        this.number = number;
    }

    void write(List<PeriodComparison> periods) {
        periods.forEach(period -> Journal.registerCurrency(handle, period.currency()));
        for (int position = 0; position < periods.size(); position++) {
            writePeriod(position, periods.get(position));
            writeLines(position, periods.get(position).lines());
            writeCauses(position, periods.get(position).lines());
        }
    }

    /** The verdicts, in order. */
    List<Manifest.Outcome> outcomes() {
        return handle.createQuery("select first_month, last_month, currency, verdict, not_comparable"
                        + " from econlytics.reconciliation_period where reconciliation_no = :number order by period")
                .bind("number", number)
                .map((row, context) -> new Manifest.Outcome(
                        new MonthRange(Journal.month(row, "first_month"), Journal.month(row, "last_month")),
                        Currency.getInstance(row.getString("currency")),
                        Verdict.valueOf(row.getString("verdict")),
                        reasons(row)))
                .list();
    }

    private static List<NotComparable> reasons(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("not_comparable").getArray())
                .map(NotComparable::valueOf)
                .toList();
    }

    private void writePeriod(int position, PeriodComparison period) {
        handle.createUpdate("insert into econlytics.reconciliation_period (reconciliation_no, period, first_month,"
                        + " last_month, currency, verdict, not_comparable)"
                        + " values (:number, :period, :first, :last, :currency, :verdict, :reasons)")
                .bind("number", number)
                .bind("period", position)
                .bind("first", period.period().first().atDay(1))
                .bind("last", period.period().last().atDay(1))
                .bind("currency", period.currency().getCurrencyCode())
                .bind("verdict", period.verdict().name())
                .bindArray(
                        "reasons",
                        String.class,
                        period.notComparable().stream().map(Enum::name).toList())
                .execute();
    }

    private void writeLines(int period, List<LineComparison> lines) {
        PreparedBatch rows =
                handle.prepareBatch("insert into econlytics.reconciliation_line (reconciliation_no, period,"
                        + " position, line, system, books, accepted, residual)"
                        + " values (:number, :period, :position, :line, :system, :books, :accepted, :residual)");
        for (LineComparison line : lines) {
            Money accepted = line.accepted().stream()
                    .map(AcceptedDifference::amount)
                    .reduce(Money.zero(line.system().currency()), Money::plus);
            rows.bind("number", number)
                    .bind("period", period)
                    .bind("position", rows.size())
                    .bind("line", line.line().name())
                    .bind("system", line.system().amountMinor())
                    .bind("books", line.books().amountMinor())
                    .bind("accepted", accepted.amountMinor())
                    .bind("residual", line.residual().amountMinor())
                    .add();
        }
        rows.execute();
    }

    private void writeCauses(int period, List<LineComparison> lines) {
        PreparedBatch rows = handle.prepareBatch(
                "insert into econlytics.reconciliation_cause (reconciliation_no, period,"
                        + " position, cause, amount, records) values (:number, :period, :position, :cause, :amount, :records)");
        for (int position = 0; position < lines.size(); position++) {
            for (CauseAmount cause : lines.get(position).causes()) {
                rows.bind("number", number)
                        .bind("period", period)
                        .bind("position", position)
                        .bind("cause", cause.cause().name())
                        .bind("amount", cause.amount().amountMinor())
                        .bind("records", cause.records().size())
                        .add();
            }
        }
        rows.execute();
    }
}
