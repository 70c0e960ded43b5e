package com.econlytics.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Runs the proofs and writes down what they found. */
@Command(
        name = "reliability",
        mixinStandardHelpOptions = true,
        description = {
            "",
            "Kills, pauses, cuts off and loads the library, and tells what became of its promises.",
            "Ends with 0 only if every promise was kept.",
            ""
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides everything that is random. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "",
            description = "Names of proofs, separated by commas; all if none is named.")
    private List<String> only = List.of();

    @Option(
            names = "--scale",
            defaultValue = "FULL",
            description = "SLICE for seconds, FULL for minutes, EXHAUSTIVE for whoever can wait.")
    private Setting.Scale scale = Setting.Scale.FULL;

    @Option(names = "--report", description = "The file to which the figures are written; none if it is left out.")
    private Path report = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Runs the program: 0 if every promise was kept, 1 if not, 2 if it was told the wrong things. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Report.Section> sections = new ArrayList<>();
        for (Proof proof : chosen()) {
            System.err.println("\n=== " + proof.name() + ": " + proof.title());
            Report.Section section = Report.Section.of(proof, setting(proof), Clock.systemUTC());
            sections.add(section);
            System.out.println(section.markdown());
        }
        if (!report.toString().isEmpty()) {
            new Report(seed, sections).write(report);
        }
        return sections.stream().allMatch(section -> section.findings().kept()) ? 0 : 1;
    }

    private Setting setting(Proof proof) throws IOException {
        return new Setting(seed, scale, Files.createTempDirectory("econlytics-" + proof.name() + "-"), System.err);
    }

    private List<Proof> chosen() {
        List<String> names = only.stream().filter(name -> !name.isBlank()).toList();
        List<String> known = Proofs.all().stream().map(Proof::name).toList();
        names.stream().filter(name -> !known.contains(name)).forEach(unknown -> {
            throw new ParameterException(
                    spec.commandLine(), "no proof is named " + unknown + "; there are " + String.join(", ", known));
        });
        return Proofs.all().stream()
                .filter(proof -> names.isEmpty() || names.contains(proof.name()))
                .toList();
    }
}
