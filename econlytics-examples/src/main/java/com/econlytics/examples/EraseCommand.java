package com.econlytics.examples;

import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a customer. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Forgets a customer for good, keeps every amount, and prints a receipt that names nobody.",
        footer = {
            "",
            "Variables of the environment: ECONLYTICS_JDBC_URL, and _USER and _PASSWORD as for serve;",
            "ECONLYTICS_ERASURE_JOURNAL, without which a restored backup brings the customer back.",
            "",
            "Exit codes: 0 erased; 1 it failed, or a legal hold is in force; 2 nobody is known by that, or several are.",
            "Clear the history of your shell: the identifier stands in it."
        })
final class EraseCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "<identifier>",
            description = "A customer's number, an id at a source, an alias or an e-mail address."
                    + " customer:12 and id:12 say which of them a number is.")
    private String identifier = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, String> variables = System.getenv();
        try (Database database = Database.open(Settings.ledger(variables).database())) {
            Erasing.print(
                    List.of(Erasing.open(variables, database, spec.commandLine())
                            .erase(identifier)),
                    spec.commandLine().getOut());
        }
        return 0;
    }
}
