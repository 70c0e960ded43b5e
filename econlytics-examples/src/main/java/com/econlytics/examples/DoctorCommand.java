package com.econlytics.examples;

import com.econlytics.examples.console.OutputFormat;
import com.econlytics.examples.doctor.Diagnosis;
import com.econlytics.examples.doctor.Doctor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with this installation, and what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at the configuration, the database, Stripe, Zendesk, the clock and the files, and says what to do."
                        + " It brings the tables up to date, as every command does, and changes nothing else.",
        footer = {"", "Exit codes: 0 nothing is sick; 1 something is; 2 it was told the wrong things."})
final class DoctorCommand implements Callable<Integer> {
    private static final List<String> HEADINGS = List.of("what", "health", "finding", "what to do");

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
        List<Diagnosis> found = new Doctor(System.getenv(), Clock.systemUTC()).examine();
        format.print(
                spec.commandLine().getOut(),
                HEADINGS,
                found.stream()
                        .map(one -> List.of(
                                one.subject(),
                                one.health().name().toLowerCase(Locale.ROOT),
                                one.finding(),
                                one.remedy()))
                        .toList());
        boolean sick = found.stream().anyMatch(one -> one.health() == Diagnosis.Health.SICK);
        return sick ? 1 : 0;
    }
}
