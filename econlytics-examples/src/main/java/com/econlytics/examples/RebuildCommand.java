package com.econlytics.examples;

import com.econlytics.examples.console.Progress;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.LedgerSettings;
import com.econlytics.examples.settings.Settings;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.RebuildOutcome;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;

/** Makes what reports read anew, and says whether it was right. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Books every fact in the database again on paper, compares it with the journal, sums the journal up anew,"
                        + " and lets reports switch to that at once. Bookings and reports go on meanwhile.",
        footer = {
            "",
            "Variables of the environment: ECONLYTICS_JDBC_URL, and _USER, _PASSWORD and _ZONE as for serve.",
            "",
            "Exit codes: 0 facts, journal and reports agreed; 1 something differed, and what is derived is right now;",
            "2 it was told the wrong things."
        })
final class RebuildCommand implements Callable<Integer> {
    private static final int DIFFERED = 1;

    @Override
    public Integer call() {
        LedgerSettings settings = Settings.ledger(System.getenv());
        try (Database database = Database.open(settings.database())) {
            RebuildOutcome outcome = rebuild(Bookkeeper.readModels(settings, database, Clock.systemUTC()));
            print(outcome, System.out);
            return outcome.isHealthy() ? 0 : DIFFERED;
        }
    }

    private static RebuildOutcome rebuild(JdbcReadModels models) {
        List<RebuildOutcome> outcomes = new ArrayList<>();
        AtomicLong compared = new AtomicLong();
        Progress.during(
                "facts compared with the journal",
                models.facts(),
                System.out,
                progress -> outcomes.add(models.rebuild((done, all) -> progress.add(done - compared.getAndSet(done)))));
        return outcomes.get(0);
    }

    static void print(RebuildOutcome outcome, PrintStream out) {
        out.printf(
                "%,d facts at version %d: %,d differ from the journal%n",
                outcome.facts(), outcome.version(), outcome.differing());
        outcome.differences()
                .forEach(difference -> out.printf(
                        "  %s lacks %d lines%n",
                        difference.fact(), difference.missing().size()));
        out.printf("%,d balances were put right%n", outcome.balances());
        out.printf("hash before %s%nhash after  %s%n", outcome.hashBefore(), outcome.hashAfter());
        out.println(
                outcome.foundSameContent()
                        ? "Reports read the same as before."
                        : "Reports had been changed by other means than a booking, and are right now.");
    }
}
