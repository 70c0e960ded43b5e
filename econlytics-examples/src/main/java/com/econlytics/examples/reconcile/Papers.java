package com.econlytics.examples.reconcile;

import com.econlytics.files.CsvFormat;
import com.econlytics.files.CsvSafety;
import com.econlytics.files.JournalCsv;
import com.econlytics.files.ReconciliationCsv;
import com.econlytics.reconciliation.ProposedJournals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What finance gets as files. */
public final class Papers {
    /** What a bookkeeping system imports: no formulas, and no mark that it would take for a part of the first name. */
    private static final CsvFormat FOR_IMPORT = new CsvFormat(CsvSafety.SPREADSHEET, CsvFormat.Mark.NONE, null);

    private Papers() {}

    /** Writes the entries that would put the books right; what does not balance is on {@code clearingAccount}. */
    public static void writeJournal(MonthEnd monthEnd, String clearingAccount, Path path) {
        ProposedJournals proposed = proposed(monthEnd, clearingAccount);
        write(path, out -> JournalCsv.write(proposed.entries(), FOR_IMPORT, out));
    }

    /** Writes every line, cause and record, with what was compared above them. */
    public static void writeReport(MonthEnd monthEnd, Path path) {
        write(path, out -> ReconciliationCsv.write(monthEnd.reconciliation(), CsvFormat.SPREADSHEET, out));
    }

    private static ProposedJournals proposed(MonthEnd monthEnd, String clearingAccount) {
        if (clearingAccount.isBlank()) {
            throw new WrongInputException("--clearing-account is blank; name an account of the books");
        }
        return ProposedJournals.of(monthEnd.reconciliation(), clearingAccount);
    }

    private static void write(Path path, Consumer<OutputStream> writer) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            writer.accept(out);
        } catch (IOException failed) {
            throw new WrongInputException(path + " cannot be written ("
                    + failed.getClass().getSimpleName() + "); name a file in a folder that is there");
        }
    }
}
