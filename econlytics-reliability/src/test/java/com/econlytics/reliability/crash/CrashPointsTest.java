package com.econlytics.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Setting;
import com.econlytics.testkit.Scenario;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointsTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    @Scenario({"A27", "C57", "E73"})
    void aProgramThatIsKilledAnywhereLosesNothingAndDoesNothingTwice() throws Exception {
        List<Work> kinds = List.of(
                new Receiving(), new WorkingOff(), new Pulling(), new Renewing(), Works.named("decide: CloseBooks"));
        Setting slice = new Setting(System.nanoTime(), Setting.Scale.SLICE, directory, NOWHERE);

        Findings findings = new CrashPoints(kinds).run(slice);

        assertThat(findings.violations()).as("seed %d", slice.seed()).isEmpty();
    }
}
