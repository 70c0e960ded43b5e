package com.econlytics.examples;

import com.econlytics.EconlyticsException;
import com.econlytics.examples.reconcile.WrongInputException;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.JournaledErasures;
import com.econlytics.examples.settings.SettingsException;
import com.econlytics.examples.web.WebServer;
import com.econlytics.files.UnreadableFileException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line of the example service; without a command it plays the demo. */
@Command(
        name = "econlytics",
        mixinStandardHelpOptions = true,
        version = "Econlytics example service",
        subcommands = {
            DemoCommand.class,
            BackfillCommand.class,
            ServeCommand.class,
            ReconcileCommand.class,
            MappingCommand.class,
            RebuildCommand.class,
            AuditCommand.class,
            RolesCommand.class,
            EraseCommand.class,
            ErasuresCommand.class,
            TokensCommand.class,
            LoadCommand.class,
            MonthCommands.Close.class,
            MonthCommands.Reopen.class,
            ExplainCommand.class,
            QualityCommand.class,
            DoctorCommand.class,
            RetoolCommand.class
        },
        description = {
            "",
            "Which customers make money, and which lose it: Stripe and Zendesk in, profit per customer out.",
            "Without a command it plays the demo and serves it until Ctrl-C; the options above are the demo's.",
            ""
        })
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;

    @Mixin
    private final DemoOptions demo = new DemoOptions();

    /** Runs the program; ends the JVM only if something is wrong. */
    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the program: 0 if all is well, 1 if it failed or a figure is wrong, 2 if it was told the wrong things. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
                .setParameterExceptionHandler((wrong, args) -> report(wrong));
        line.setUsageHelpWidth(Help.WIDTH);
        line.getCommandSpec().usageMessage().footer(Help.footer());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands().values().stream()
                .filter(command -> command.getCommandSpec().usageMessage().footer().length == 0)
                .forEach(command -> command.getCommandSpec().usageMessage().footer(Help.footer()));
        return line;
    }

    @Override
    public Integer call() {
        return demo.play();
    }

    /** Options before a command would be taken for the demo's, and silently ignored. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "options come after the command: "
                            + parsed.subcommand().commandSpec().name() + " "
                            + parsed.matchedOptions().get(0).longestName());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int report(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage() + "; see --help");
        return MISCONFIGURED;
    }

    private static boolean isWrongInput(Exception failure) {
        return failure instanceof SettingsException
                || failure instanceof WebServer.PortTakenException
                || failure instanceof UnreadableFileException
                || failure instanceof WrongInputException
                || failure instanceof JournaledErasures.UnclearSubjectException;
    }

    private static int report(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (isWrongInput(failure)) {
            err.println(failure.getMessage());
            return MISCONFIGURED;
        }
        if (failure instanceof EconlyticsException || failure instanceof Database.UnreachableException) {
            err.println(failure.getMessage());
            return FAILED;
        }
        failure.printStackTrace(err);
        return FAILED;
    }
}
