package com.econlytics.examples;

import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.examples.console.TextTable;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.JournaledErasures;
import com.econlytics.examples.settings.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What commands share that erase: where the journal is, and how receipts are printed. */
final class Erasing {
    private static final List<String> KINDS =
            List.of("customers", "references", "names", "attributes", "records", "messages");

    private Erasing() {}

    /** Erasures as the environment says; a warning if a restored backup would bring somebody back. */
    static JournaledErasures open(Map<String, String> variables, Database database, CommandLine command) {
        Clock clock = Clock.systemUTC();
        JournaledErasures erasures = Settings.erasureJournal(variables)
                .map(journal -> JournaledErasures.in(journal, database, clock))
                .orElseGet(() -> JournaledErasures.withoutJournal(database, clock));
        erasures.warning().ifPresent(command.getErr()::println);
        return erasures;
    }

    /** Erases again whom a restored backup brought back, and says how many that were. */
    static void replay(Map<String, String> variables, Database database, CommandLine command) {
        int again = open(variables, database, command).replay();
        if (again > 0) {
            command.getOut().println("Erased again, because the database is older than the erasure: " + again);
            command.getOut().flush();
        }
    }

    static void print(List<ErasureReceipt> receipts, PrintWriter out) {
        TextTable table = new TextTable();
        List<String> titles = new ArrayList<>(List.of("receipt", "erased at"));
        titles.addAll(KINDS);
        table.row(titles);
        receipts.forEach(receipt -> table.row(cells(receipt)));
        table.lines().forEach(out::println);
        out.flush();
    }

    private static List<String> cells(ErasureReceipt receipt) {
        List<String> cells =
                new ArrayList<>(List.of(receipt.id(), receipt.erasedAt().toString()));
        KINDS.forEach(kind -> cells.add(Long.toString(receipt.counts().getOrDefault(kind, 0L))));
        return cells;
    }
}
