package com.econlytics.examples;

import com.econlytics.customer.CustomerId;
import com.econlytics.examples.console.OutputFormat;
import com.econlytics.examples.reconcile.WrongInputException;
import com.econlytics.examples.report.CustomerStatement;
import com.econlytics.examples.report.MonthFilter;
import com.econlytics.examples.report.Snapshots;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.LedgerSettings;
import com.econlytics.examples.settings.Settings;
import com.econlytics.jdbc.JdbcCustomerBooks;
import com.econlytics.pnl.Explanation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a customer's profit is what it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows every source record that a customer's profit is made of, and by which rule.",
            "",
            "Example: explain 17 --currency USD --format csv"
        },
        footer = {
            "",
            "Variables of the environment: ECONLYTICS_JDBC_URL, and _USER, _PASSWORD and _ZONE as for serve.",
            "",
            "Exit codes: 0 shown; 1 it failed; 2 there is no such customer, or the wrong things were said."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final List<String> HEADINGS =
            List.of("record", "rule", "account", "month", "occurred_at", "amount", "unit");

    @Parameters(
            paramLabel = "<customer>",
            description = "The opaque number, as the customers page and the API show it.")
    private long customer;

    @Option(names = "--currency", defaultValue = "", paramLabel = "<code>", description = "One of the customer's.")
    private String currency = "";

    @Option(
            names = "--format",
            defaultValue = "TABLE",
            paramLabel = "<format>",
            description = "table, csv or json (table).")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        LedgerSettings settings = Settings.ledger(System.getenv());
        try (Database database = Database.open(settings.database())) {
            print(statement(settings, database), spec.commandLine().getOut());
        }
        return 0;
    }

    private CustomerStatement statement(LedgerSettings settings, Database database) {
        Snapshots snapshots =
                new Snapshots(database.reporting(), settings.stripeAccount().toString(), settings.zone(), Set.of());
        return CustomerStatement.read(
                        snapshots,
                        new JdbcCustomerBooks(database.reporting(), Bookkeeper.bookingIn(settings.zone())),
                        new CustomerId(customer),
                        MonthFilter.parse(Map.of("currency", currency)))
                .orElseThrow(() -> new WrongInputException("there is no customer " + customer
                        + ", or it was merged into another; the customers page shows the numbers"));
    }

    private void print(CustomerStatement statement, PrintWriter out) {
        List<List<String>> rows =
                statement.leaves().stream().map(ExplainCommand::row).toList();
        if (format == OutputFormat.TABLE) {
            out.println("Customer " + customer + ", " + statement.name() + ", ledger version " + statement.version());
            statement.statement().ifPresent(sums -> out.println("Customer profit " + sums.customerProfit()));
        }
        format.print(out, HEADINGS, rows);
    }

    private static List<String> row(Explanation.Leaf leaf) {
        boolean money = leaf.unit().isMoney();
        return List.of(
                leaf.record().toString(),
                leaf.rule(),
                leaf.account().code(),
                leaf.month().toString(),
                Objects.toString(leaf.occurredAt(), ""),
                money ? leaf.unit().money(leaf.amount()).toMajor().toPlainString() : Long.toString(leaf.amount()),
                leaf.unit().code());
    }
}
