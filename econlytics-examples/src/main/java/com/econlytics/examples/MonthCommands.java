package com.econlytics.examples;

import com.econlytics.audit.Actor;
import com.econlytics.examples.reconcile.WrongInputException;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.LedgerSettings;
import com.econlytics.examples.settings.Settings;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Receipt;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decisions about months: what is closed stands, and what comes late counts in the first open month. */
final class MonthCommands {
    private static final String VARIABLES =
            "Variables of the environment: ECONLYTICS_JDBC_URL, and _USER, _PASSWORD and _ZONE as for serve.";

    private MonthCommands() {}

    /** Closes months. */
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = {
                "Closes all months up to one: their figures stand, and what comes late counts in the first open month.",
                "",
                "Example: close 2026-05 --by ann --reason \"month-end close\""
            },
            footer = {"", VARIABLES, "", "Exit codes: 0 closed; 1 it failed; 2 it was told the wrong things."})
    static final class Close extends AboutMonth {
        @Override
        Decision decision(YearMonth month, String who, String why) {
            return new Decision.CloseBooks(month, who, why);
        }
    }

    /** Opens months again. */
    @Command(
            name = "reopen",
            mixinStandardHelpOptions = true,
            description = {
                "Opens a month again, and all after it. Nothing that was booked late moves back.",
                "",
                "Example: reopen 2026-05 --by ann --reason \"the bill of May came\""
            },
            footer = {"", VARIABLES, "", "Exit codes: 0 reopened; 1 it failed; 2 it was told the wrong things."})
    static final class Reopen extends AboutMonth {
        @Override
        Decision decision(YearMonth month, String who, String why) {
            return new Decision.ReopenBooks(month, who, why);
        }
    }

    /** What both are told. */
    abstract static class AboutMonth implements Callable<Integer> {
        @Parameters(paramLabel = "<month>", description = "A month like 2026-05.")
        private String month = "";

        @Option(
                names = "--by",
                required = true,
                paramLabel = "<who>",
                description = "Who decides; the audit log keeps it.")
        private String who = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "<text>",
                description = "Why; name no customer in it.")
        private String why = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract Decision decision(YearMonth of, String by, String reason);

        @Override
        public Integer call() {
            LedgerSettings settings = Settings.ledger(System.getenv());
            Decision decision = decision(month(), who, why);
            try (Database database = Database.open(settings.database())) {
                Receipt receipt = Bookkeeper.decide(settings, database, Clock.systemUTC(), decision, new Actor(who));
                spec.commandLine().getOut().println("Done, at ledger version " + receipt.version() + ".");
            } catch (IllegalArgumentException | IllegalStateException refused) {
                throw new WrongInputException(String.valueOf(refused.getMessage()));
            }
            return 0;
        }

        private YearMonth month() {
            try {
                return YearMonth.parse(month);
            } catch (DateTimeException unreadable) {
                throw new WrongInputException("'" + month + "' is no month; write one like 2026-05");
            }
        }
    }
}
