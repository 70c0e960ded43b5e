package com.econlytics.examples;

import com.econlytics.examples.console.OutputFormat;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how far each customer's figures can be trusted. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the customers whose figures can be trusted least, by their data quality score from 0 to 100.",
            "",
            "Example: quality --below 80 --format csv"
        },
        footer = {
            "",
            "Variables of the environment: ECONLYTICS_JDBC_URL, and _USER and _PASSWORD as for serve.",
            "",
            "Exit codes: 0 listed; 1 it failed; 2 it was told the wrong things."
        })
final class QualityCommand implements Callable<Integer> {
    private static final List<String> HEADINGS =
            List.of("customer_no", "data_quality_score", "completeness", "match_confidence", "freshness");

    @Option(names = "--below", defaultValue = "101", paramLabel = "<score>", description = "Only scores below this.")
    private int below;

    @Option(names = "--most", defaultValue = "50", paramLabel = "<n>", description = "How many (50).")
    private int most;

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
        try (Database database = Database.open(Settings.ledger(System.getenv()).database())) {
            List<List<String>> rows = Jdbi.create(database.reporting())
                    .withHandle(handle -> handle.createQuery("select " + String.join(", ", HEADINGS)
                                    + " from econlytics_report.customer_data_quality where data_quality_score < :below"
                                    + " order by data_quality_score, customer_no limit :most")
                            .bind("below", below)
                            .bind("most", most)
                            .map((row, context) -> List.of(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5)))
                            .list());
            format.print(spec.commandLine().getOut(), HEADINGS, rows);
        }
        return 0;
    }
}
