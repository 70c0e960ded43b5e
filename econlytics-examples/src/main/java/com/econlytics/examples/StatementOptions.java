package com.econlytics.examples;

import com.econlytics.examples.reconcile.StatementFile;
import com.econlytics.files.DecimalStyle;
import com.econlytics.reconciliation.FinancialStatement;
import java.nio.file.Path;
import java.util.Currency;
import picocli.CommandLine.Option;

/** Which statement of the company's books, and what it leaves unsaid. */
final class StatementOptions {
    @Option(
            names = "--statement",
            required = true,
            paramLabel = "<file>",
            description = "Profit and loss of the company's books: what QuickBooks or Xero wrote, or a table"
                    + " period,account,amount,currency.")
    private Path statement = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "auto",
            paramLabel = "<format>",
            description = "auto, quickbooks-json, quickbooks-csv, xero or plain (auto: as the file begins).")
    private StatementFile.Format format = StatementFile.Format.AUTO;

    @Option(
            names = "--currency",
            defaultValue = "${env:ECONLYTICS_CURRENCY:-USD}",
            paramLabel = "<code>",
            description = "Currency of files that do not say it (ECONLYTICS_CURRENCY, else USD).")
    private Currency currency = Currency.getInstance("USD");

    @Option(
            names = "--decimals",
            defaultValue = "POINT",
            paramLabel = "<style>",
            description = "point for 1,234.56 or comma for 1.234,56, in files of QuickBooks (point).")
    private DecimalStyle decimals = DecimalStyle.POINT;

    @Option(
            names = "--statement-basis",
            defaultValue = "unstated",
            paramLabel = "<basis>",
            description =
                    "accrual, cash or unstated: when the books count revenue, for files that do not say it; unstated is"
                            + " taken to be as --basis.")
    private FinancialStatement.Basis statementBasis = FinancialStatement.Basis.UNSTATED;

    Currency currency() {
        return currency;
    }

    DecimalStyle decimals() {
        return decimals;
    }

    StatementFile file() {
        return new StatementFile(statement, format, currency, decimals, statementBasis);
    }
}
