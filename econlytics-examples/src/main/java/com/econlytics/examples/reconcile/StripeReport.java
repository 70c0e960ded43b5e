package com.econlytics.examples.reconcile;

import com.econlytics.examples.console.TextTable;
import com.econlytics.fact.SourceAccount;
import com.econlytics.files.StripeBalanceSummaryCsv;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.BalanceSummary;
import com.econlytics.reconciliation.ClearingStatement;
import com.econlytics.time.MonthRange;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What Stripe's own report says about its balance, beside what our ledger has; they agree to the cent or they do not.
 *
 * @param summaries one for each currency
 */
public record StripeReport(List<BalanceSummary> summaries) {
    public StripeReport {
        summaries = List.copyOf(summaries);
    }

    /**
     * Reads the report {@code balance.summary.1}.
     *
     * @param months for which it was asked
     * @throws com.econlytics.files.UnreadableFileException if it is no such report
     */
    public static StripeReport read(Path path, SourceAccount account, MonthRange months) {
        return new StripeReport(StripeBalanceSummaryCsv.read(Beginning.requireFile(path), account, months));
    }

    /** Prints our statement of each balance beside Stripe's; whether all of them are equal. */
    public boolean print(Books ours, PrintStream out) {
        boolean equal = true;
        for (BalanceSummary summary : summaries) {
            ClearingStatement statement = ClearingStatement.of(
                    ours, summary.account(), summary.opening().currency(), summary.period());
            out.print(statement.render());
            TextTable table = new TextTable().row("against Stripe's report", "ledger", "Stripe", "difference");
            for (ClearingStatement.Comparison comparison : statement.against(summary)) {
                table.row(
                        comparison.name(),
                        plain(comparison.ours()),
                        plain(comparison.theirs()),
                        plain(comparison.difference()));
                equal &= comparison.difference().isZero();
            }
            table.lines().forEach(out::println);
        }
        return equal;
    }

    private static String plain(Money amount) {
        return amount.toMajor().toPlainString();
    }
}
