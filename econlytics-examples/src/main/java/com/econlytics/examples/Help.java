package com.econlytics.examples;

import com.econlytics.examples.demo.Demo;
import com.econlytics.examples.settings.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the help says below the options. */
final class Help {
    private Help() {}

    static String[] footer() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Variables of the environment (backfill and serve need those marked *):");
        for (Variable variable : Variable.values()) {
            String mark = variable.otherwise().isEmpty() ? "*" : " ";
            lines.add(String.format(Locale.ROOT, "%s %-29s %s", mark, variable, variable.meaning()));
            if (!variable.otherwise().isEmpty()) {
                lines.add(String.format(Locale.ROOT, "  %-29s (otherwise: %s)", "", variable.otherwise()));
            }
        }
        lines.addAll(List.of(
                "",
                "The demo reads ECONLYTICS_HOURLY_RATE, _COST_PER_TICKET, _ZONE, _POLL_SECONDS and _HOST, and takes",
                "webhooks signed with " + Demo.WEBHOOK_SECRET
                        + " unless STRIPE_WEBHOOK_SECRET is set. It talks to nobody" + " else.",
                "A changed rate restates the whole history. Webhooks come in at /webhooks/stripe.",
                "",
                "Examples:",
                "  mvn compile exec:java",
                "  mvn compile exec:java -Dexec.args=\"demo --once --customers 1000 --seed 7\"",
                "  mvn compile exec:java -Dexec.args=\"backfill\"",
                "  mvn compile exec:java -Dexec.args=\"serve --port 9090\"",
                "",
                "Exit codes: 0 all is well, 1 it failed or a figure is wrong, 2 it was told the wrong things."));
        return lines.toArray(String[]::new);
    }
}
