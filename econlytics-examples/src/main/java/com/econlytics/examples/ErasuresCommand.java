package com.econlytics.examples;

import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists who was erased, without saying who. */
@Command(
        name = "erasures",
        mixinStandardHelpOptions = true,
        description =
                "Lists the receipts of all erasures, oldest first: when, and how much of each kind. They name nobody.")
final class ErasuresCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, String> variables = System.getenv();
        try (Database database = Database.open(Settings.ledger(variables).database())) {
            Erasing.print(
                    Erasing.open(variables, database, spec.commandLine()).receipts(),
                    spec.commandLine().getOut());
        }
        return 0;
    }
}
