package com.econlytics.examples;

import com.econlytics.examples.demo.Demo;
import com.econlytics.examples.settings.Variable;
import java.util.ArrayList;
import java.util.List;

/** How the help is laid out, and what it says below the options. */
final class Help {
    static final int WIDTH = 132;

    /** Where the meaning of a variable begins. */
    private static final int MEANING = 40;

    private Help() {}

    static String[] footer() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "Variables of the environment; backfill and serve need those marked *, the others say [what holds otherwise]:");
        for (Variable variable : Variable.values()) {
            String mark = variable.otherwise().isEmpty() ? "*" : " ";
            String otherwise = variable.otherwise().isEmpty() ? "" : " [" + variable.otherwise() + "]";
            lines.addAll(described(mark + " " + variable, variable.meaning() + otherwise));
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
                "  mvn compile exec:java -Dexec.args=\"erase --help\"",
                "",
                "Exit codes: 0 all is well, 1 it failed or a figure is wrong, 2 it was told the wrong things."));
        return lines.toArray(String[]::new);
    }

    /** A name and behind it what it means, in as many lines as that takes. */
    private static List<String> described(String name, String meaning) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(name);
        for (String word : meaning.split(" ")) {
            if (line.length() + 1 + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(" ".repeat(Math.max(1, MEANING - line.length()))).append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
