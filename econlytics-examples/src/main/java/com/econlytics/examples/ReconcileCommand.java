package com.econlytics.examples;

import com.econlytics.examples.reconcile.CompanyFiles;
import com.econlytics.examples.reconcile.DetailFile;
import com.econlytics.examples.reconcile.MonthEnd;
import com.econlytics.examples.reconcile.Papers;
import com.econlytics.examples.reconcile.StatementFile;
import com.econlytics.examples.reconcile.StripeReport;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.LedgerSettings;
import com.econlytics.examples.settings.Settings;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.Terms;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether the figures tie to the company's books. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares the figures in the database with the company's books, line by line, and names the cause of every"
                        + " difference down to the records. It reads the ledger alone; neither Stripe nor Zendesk is asked.",
        footer = {
            "",
            "Variables of the environment: ECONLYTICS_JDBC_URL, and _USER, _PASSWORD and _ZONE as for serve; STRIPE_ACCOUNT if it was set.",
            "The command mapping makes the mapping. Without --detail a difference is measured and cannot be explained.",
            "",
            "Examples:",
            "  mvn -q compile exec:java -Dexec.args=\"reconcile --statement pnl.csv --mapping mapping.csv --detail ledger.csv\"",
            "  mvn -q compile exec:java -Dexec.args=\"reconcile --statement pnl.csv --mapping mapping.csv --detail ledger.csv --basis earned",
            "    --other-source PayPal=paypal --stripe-report balance.csv --clearing-account 1200 --journal journal.csv --report report.csv\"",
            "",
            "Exit codes: 0 every verdict is PASS or WARN; 1 one is FAIL or NOT_COMPARABLE, or Stripe's report differs from the ledger;",
            "2 it was told the wrong things."
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final int DISAGREES = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final StatementOptions statement = new StatementOptions();

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Option(
            names = "--stripe-report",
            paramLabel = "<file>",
            description =
                    "Stripe's report balance.summary.1 for the months of the statement, to be compared to the cent.")
    private @Nullable Path stripeReport;

    @Option(
            names = "--clearing-account",
            paramLabel = "<id>",
            description = "The account of the books that takes what does not balance in --journal.")
    private @Nullable String clearingAccount;

    @Option(
            names = "--journal",
            paramLabel = "<file>",
            description = "Write the entries that would put the books right here; with --clearing-account.")
    private @Nullable Path journal;

    @Option(
            names = "--report",
            paramLabel = "<file>",
            description = "Write every line, cause and record as a table here.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        if ((journal == null) != (clearingAccount == null)) {
            throw new ParameterException(
                    command.commandLine(), "--journal and --clearing-account belong together; state both or none");
        }
        FinancialStatement stated = statement.file().read();
        MonthRange months = StatementFile.monthsOf(stated);
        LedgerDetail detail = comparison.detail(statement, months).stream()
                .findFirst()
                .map(DetailFile::read)
                .orElse(LedgerDetail.NONE);
        CompanyFiles files = new CompanyFiles(stated, CompanyFiles.readMapping(comparison.mapping()), detail);
        List<AcceptedDifference> accepted = comparison.acceptedOn(files);
        LedgerSettings settings = Settings.ledger(System.getenv());
        List<StripeReport> reports = stripeReport == null
                ? List.of()
                : List.of(StripeReport.read(stripeReport, settings.stripeAccount(), months));
        Books ours = read(settings);
        MonthEnd monthEnd = MonthEnd.of(ours, books(files, ours), reading(settings, accepted));
        monthEnd.print(System.out);
        boolean agrees = monthEnd.agrees();
        for (StripeReport report : reports) {
            System.out.println();
            agrees &= report.print(ours, System.out);
        }
        if (report != null) {
            Papers.writeReport(monthEnd, report);
        }
        if (journal != null && clearingAccount != null) {
            Papers.writeJournal(monthEnd, clearingAccount, journal);
        }
        return agrees ? 0 : DISAGREES;
    }

    private CompanyBooks books(CompanyFiles files, Books ours) {
        return files.of(comparison.entity(), comparison.otherSources(), ours);
    }

    private MonthEnd.Reading reading(LedgerSettings settings, List<AcceptedDifference> accepted) {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), settings.zone());
        Terms terms = Terms.asOf(comparison.asOfOr(today))
                .with(comparison.tolerance())
                .accepting(accepted);
        return new MonthEnd.Reading(comparison.basis(), comparison.split(), terms);
    }

    private static Books read(LedgerSettings settings) {
        try (Database database = Database.open(settings.database())) {
            return Bookkeeper.readFrom(settings, database, Clock.systemUTC());
        }
    }
}
