package com.econlytics.examples;

import com.econlytics.examples.demo.Demo;
import com.econlytics.examples.settings.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the help is laid out, and what it says below the options. */
final class Help {
    /** Wide enough for each variable to have one line. */
    static final int WIDTH = 132;

    private Help() {}

    static String[] footer() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "Variables of the environment; backfill and serve need those marked *, the others say [what holds otherwise]:");
        for (Variable variable : Variable.values()) {
            String mark = variable.otherwise().isEmpty() ? "*" : " ";
            String otherwise = variable.otherwise().isEmpty() ? "" : " [" + variable.otherwise() + "]";
            lines.add(String.format(Locale.ROOT, "%s %-30s%s%s", mark, variable, variable.meaning(), otherwise));
        }
        lines.addAll(List.of(
                "",
                "The demo reads ECONLYTICS_HOURLY_RATE, _COST_PER_TICKET, _ZONE, _POLL_SECONDS and _HOST. It talks to nobody else,",
                "and takes webhooks signed with " + Demo.WEBHOOK_SECRET + " unless STRIPE_WEBHOOK_SECRET is set.",
                "Webhooks come in at /webhooks/stripe. A changed rate restates the whole history.",
                "",
                "Examples:",
                "  mvn compile exec:java",
                "  mvn compile exec:java -Dexec.args=\"demo --once --customers 1000 --seed 7\"",
                "  mvn compile exec:java -Dexec.args=\"backfill\"",
                "  mvn compile exec:java -Dexec.args=\"serve --port 9090\"",
                "  mvn compile exec:java -Dexec.args=\"reconcile --help\"",
                "",
                "Exit codes: 0 all is well, 1 it failed or a figure is wrong, 2 it was told the wrong things."));
        return lines.toArray(String[]::new);
    }
}
