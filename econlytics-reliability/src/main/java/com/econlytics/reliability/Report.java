package com.econlytics.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The file in which figures are kept: one section for each proof, each between marks of its own. A section that did not run this
 * time stays as it is.
 */
final class Report {
    private final long seed;
    private final List<Section> sections;

    Report(long seed, List<Section> sections) {
        this.seed = seed;
        this.sections = List.copyOf(sections);
    }

    /**
     * What one proof found.
     *
     * @param name of the proof
     * @param title of the section
     * @param findings what was found
     * @param took how long it took, on whatever machine this was
     */
    record Section(String name, String title, Findings findings, Duration took) {
        static Section of(Proof proof, Setting setting, Clock clock) throws Exception {
            Instant start = clock.instant();
            Findings findings = proof.run(setting);
            return new Section(proof.name(), proof.title(), findings, Duration.between(start, clock.instant()));
        }

        String markdown() {
            String verdict =
                    findings.kept() ? "**Kept.**" : "**Broken:** " + String.join("; ", findings.violations()) + ".";
            return "## " + title + "\n\n" + verdict + " `" + name + "`, " + took.toSeconds() + " s\n\n"
                    + String.join("\n\n", findings.text()) + "\n";
        }
    }

    /** Replaces the sections of these proofs in {@code file}, and adds those that it lacks at its end. */
    void write(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "# Reliability\n";
        for (Section section : sections) {
            text = replaced(text, section.name(), provenance() + "\n" + section.markdown());
        }
        Files.writeString(file, text);
    }

    private String provenance() {
        return "<!-- seed " + seed + ", commit " + Commit.current() + " -->";
    }

    private static String replaced(String text, String name, String content) {
        String begin = "<!-- begin " + name + " -->";
        String end = "<!-- end " + name + " -->";
        String block = begin + "\n" + content + end;
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        return from < 0 || to < from
                ? text.stripTrailing() + "\n\n" + block + "\n"
                : text.substring(0, from) + block + text.substring(to + end.length());
    }
}
