package com.econlytics.examples.reconcile;

import com.econlytics.files.DecimalStyle;
import com.econlytics.files.LedgerDetailCsv;
import com.econlytics.files.QuickBooksLedgerCsv;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/**
 * The entries behind a statement as a file, with what such a file may leave unsaid.
 *
 * @param path where it is
 * @param format how it is written
 * @param currency of its amounts, where it does not say
 * @param decimals how its amounts are written, where the format leaves it open
 * @param covers the months whose entries are all in it, where it does not say
 */
public record DetailFile(Path path, Format format, Currency currency, DecimalStyle decimals, MonthRange covers) {
    public DetailFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(decimals, "decimals");
        Objects.requireNonNull(covers, "covers");
    }

    /** How entries may be written. */
    public enum Format {
        /** As its beginning shows. */
        AUTO,
        /** The table {@code date,account,document,memo,amount,currency}. */
        PLAIN,
        /** The general ledger that QuickBooks exports as CSV. */
        QUICKBOOKS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads it.
     *
     * @throws com.econlytics.files.UnreadableFileException if it is not what its format says
     */
    public LedgerDetail read() {
        Format known = format == Format.AUTO ? guess(Beginning.of(path)) : format;
        Beginning.requireFile(path);
        return known == Format.QUICKBOOKS
                ? QuickBooksLedgerCsv.read(path, currency, decimals)
                : LedgerDetailCsv.read(path, covers);
    }

    private static Format guess(Beginning file) {
        boolean plain = file.hasColumns("date", "account", "document", "memo", "amount", "currency");
        return plain ? Format.PLAIN : Format.QUICKBOOKS;
    }
}
