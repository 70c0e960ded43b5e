package com.econlytics.examples;

import com.econlytics.jdbc.Roles;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what an administrator of the database runs. */
@Command(
        name = "roles",
        mixinStandardHelpOptions = true,
        description = "Prints the SQL that makes the four database roles, for an administrator to read and run.")
final class RolesCommand implements Callable<Integer> {
    @Option(names = "--ingest", defaultValue = "econlytics_ingest", description = "Books (${DEFAULT-VALUE}).")
    private String ingest = "";

    @Option(names = "--read", defaultValue = "econlytics_read", description = "Reads reports (${DEFAULT-VALUE}).")
    private String read = "";

    @Option(names = "--erase", defaultValue = "econlytics_erase", description = "Erases (${DEFAULT-VALUE}).")
    private String erase = "";

    @Option(names = "--migrate", defaultValue = "econlytics_migrate", description = "Owns (${DEFAULT-VALUE}).")
    private String migrate = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        new Roles(ingest, read, erase, migrate).statements().forEach(statement -> out.println(statement + ";"));
        out.flush();
        return 0;
    }
}
