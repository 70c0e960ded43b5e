package com.econlytics.examples.reconcile;

import com.econlytics.files.DecimalStyle;
import com.econlytics.files.QuickBooksCsv;
import com.econlytics.files.QuickBooksJson;
import com.econlytics.files.StatementCsv;
import com.econlytics.files.XeroJson;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A profit and loss as a file, with what such a file may leave unsaid.
 *
 * @param path where it is
 * @param format how it is written
 * @param currency of its amounts, where it does not say
 * @param decimals how its amounts are written, where the format leaves it open
 * @param basis when it counts revenue, where it does not say
 */
public record StatementFile(
        Path path, Format format, Currency currency, DecimalStyle decimals, FinancialStatement.Basis basis) {
    public StatementFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(decimals, "decimals");
        Objects.requireNonNull(basis, "basis");
    }

    /** How a profit and loss may be written. */
    public enum Format {
        /** As its beginning shows. */
        AUTO,
        /** The JSON of QuickBooks' reports API. */
        QUICKBOOKS_JSON,
        /** What QuickBooks exports as CSV. */
        QUICKBOOKS_CSV,
        /** The JSON of Xero's reports API. */
        XERO,
        /** The table {@code period,account,amount,currency}. */
        PLAIN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads it.
     *
     * @throws com.econlytics.files.UnreadableFileException if it is not what its format says
     */
    public FinancialStatement read() {
        Format known = format == Format.AUTO ? guess(Beginning.of(path)) : format;
        Beginning.requireFile(path);
        return switch (known) {
            case QUICKBOOKS_JSON -> QuickBooksJson.read(path);
            case QUICKBOOKS_CSV -> QuickBooksCsv.read(path, currency, decimals);
            case XERO -> XeroJson.read(path, currency, basis);
            case PLAIN, AUTO -> StatementCsv.read(path, basis);
        };
    }

    /**
     * From the first to the last month that {@code statement} has amounts for.
     *
     * @throws WrongInputException if it has none
     */
    public static MonthRange monthsOf(FinancialStatement statement) {
        List<MonthRange> periods = statement.periods();
        if (periods.isEmpty()) {
            throw new WrongInputException(
                    statement.evidence().file() + " has no amounts; export a period in which something was booked");
        }
        return new MonthRange(
                periods.get(0).first(),
                periods.stream()
                        .map(MonthRange::last)
                        .max(Comparable::compareTo)
                        .orElseThrow());
    }

    private static Format guess(Beginning file) {
        if (file.isJson()) {
            return file.text().contains("\"Reports\"") ? Format.XERO : Format.QUICKBOOKS_JSON;
        }
        return file.hasColumns("period", "account", "amount", "currency") ? Format.PLAIN : Format.QUICKBOOKS_CSV;
    }
}
