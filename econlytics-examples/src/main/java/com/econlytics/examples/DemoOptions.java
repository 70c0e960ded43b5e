package com.econlytics.examples;

import com.econlytics.examples.demo.Demo;
import com.econlytics.examples.demo.DemoPlan;
import com.econlytics.testkit.company.CompanyPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large a company the demo makes up, and what it does at the end. */
final class DemoOptions {
    private static final int DEFAULT_PORT = 8080;
    private static final int LARGEST = 1_000_000;
    private static final int CHARGES_PER_CUSTOMER = 3;
    private static final int CUSTOMERS_PER_TWO_TICKETS = 5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--once", description = "Print the figures and end, instead of serving them.")
    private boolean once;

    @Option(names = "--customers", defaultValue = "200", paramLabel = "<n>", description = "How many customers (200).")
    private int customers;

    @Option(
            names = "--seed",
            defaultValue = "7",
            paramLabel = "<n>",
            description = "The same seed makes the same company (7).")
    private long seed;

    @Option(names = "--charges", paramLabel = "<n>", description = "How many charges (3 for each customer).")
    private @Nullable Integer charges;

    @Option(
            names = "--tickets",
            paramLabel = "<n>",
            description = "How many support tickets (2 for every 5 customers).")
    private @Nullable Integer tickets;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            description = "Port of the dashboard and of /webhooks/stripe (8080; with --once any free one).")
    private @Nullable Integer port;

    int play() {
        int many = within("--customers", customers, 1, LARGEST);
        int sold = charges == null ? many * CHARGES_PER_CUSTOMER : within("--charges", charges, 0, LARGEST * 10);
        int asked =
                tickets == null ? many * 2 / CUSTOMERS_PER_TWO_TICKETS : within("--tickets", tickets, 0, LARGEST * 10);
        int unsaid = once ? 0 : DEFAULT_PORT;
        DemoPlan plan = new DemoPlan(
                CompanyPlan.of(many, seed).with(sold, asked),
                port == null ? unsaid : within("--port", port, 0, 65_535),
                once ? DemoPlan.Ending.EXIT : DemoPlan.Ending.SERVE);
        return new Demo(plan, System.getenv(), System.out).play() ? 0 : 1;
    }

    private int within(String option, int value, int least, int greatest) {
        if (value < least || value > greatest) {
            throw new ParameterException(
                    command.commandLine(), option + " must be from " + least + " to " + greatest + ", not " + value);
        }
        return value;
    }
}
