package com.econlytics.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path directory;

    @Test
    void aSectionThatRunsAgainReplacesItselfAndLeavesTheOthers() throws IOException {
        Path file = directory.resolve("reliability.md");
        new Report(1, List.of(section("kills", "100 kills"), section("load", "5 per second"))).write(file);

        new Report(2, List.of(section("kills", "200 kills"))).write(file);

        assertThat(Files.readString(file))
                .containsOnlyOnce("## kills")
                .contains("200 kills", "5 per second", "seed 2", "seed 1")
                .doesNotContain("100 kills");
    }

    @Test
    void aBrokenPromiseIsSaidFirst() {
        Findings broken = new Findings.Builder().violation("3 events lost").build();

        assertThat(new Report.Section("kills", "Kills", broken, Duration.ofSeconds(7)).markdown())
                .startsWith("## Kills\n\n**Broken:** 3 events lost. `kills`, 7 s\n");
    }

    private static Report.Section section(String name, String text) {
        return new Report.Section(
                name, name, new Findings.Builder().paragraph(text).build(), Duration.ZERO);
    }
}
