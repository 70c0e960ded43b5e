package com.econlytics.reliability;

import java.util.ArrayList;
import java.util.List;

/**
 * What a proof found.
 *
 * @param violations what must not have happened, in words; empty if the promise was kept
 * @param text the figures, as paragraphs and tables of Markdown
 */
public record Findings(List<String> violations, List<String> text) {
    public Findings {
        violations = List.copyOf(violations);
        text = List.copyOf(text);
    }

    /** Whether the promise was kept. */
    public boolean kept() {
        return violations.isEmpty();
    }

    /** Findings to be written down one after the other. */
    public static final class Builder {
        private final List<String> violations = new ArrayList<>();
        private final List<String> text = new ArrayList<>();

        /** Nothing found yet. */
        public Builder() {}

        /** Something that must not happen, happened. */
        public Builder violation(String what) {
            violations.add(what);
            return this;
        }

        /** Something that must not happen, happened if {@code broken}. */
        public Builder violationIf(boolean broken, String what) {
            return broken ? violation(what) : this;
        }

        /** A paragraph. */
        public Builder paragraph(String words) {
            text.add(words);
            return this;
        }

        /** A table: the headings, then the rows. */
        public Builder table(List<String> headings, List<List<String>> rows) {
            List<String> lines = new ArrayList<>();
            lines.add(row(headings));
            lines.add(row(headings.stream().map(heading -> "---").toList()));
            rows.forEach(row -> lines.add(row(row)));
            text.add(String.join("\n", lines));
            return this;
        }

        /** All of it. */
        public Findings build() {
            return new Findings(violations, text);
        }

        private static String row(List<String> cells) {
            return "| " + String.join(" | ", cells) + " |";
        }
    }
}
