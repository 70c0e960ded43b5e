package com.econlytics.examples;

import com.econlytics.examples.retool.RetoolBundle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the app for Retool. */
@Command(
        name = "retool",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the app that Retool imports: customers, cohorts and reconciliation on the reporting views.",
            "",
            "Example: retool --out econlytics-retool.zip",
            "",
            "docs/retool.md says what to do with it."
        },
        footer = {"", "Exit codes: 0 written; 1 it failed; 2 it was told the wrong things."})
final class RetoolCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            defaultValue = "econlytics-retool.zip",
            paramLabel = "<file>",
            description = "The ZIP (econlytics-retool.zip).")
    private Path file = Path.of("econlytics-retool.zip");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (OutputStream out = Files.newOutputStream(file)) {
            RetoolBundle.make().writeTo(out);
        } catch (IOException failed) {
            throw new UncheckedIOException("the file cannot be written: " + file, failed);
        }
        spec.commandLine()
                .getOut()
                .println("Written: " + file + ". Import it, then point its queries to your resource.");
        return 0;
    }
}
