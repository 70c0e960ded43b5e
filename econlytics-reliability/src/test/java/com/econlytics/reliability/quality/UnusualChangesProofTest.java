package com.econlytics.reliability.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Setting;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnusualChangesProofTest {
    @Test
    void mostDefectsAreFoundAndMostSoundMonthsAreNotAskedAbout() {
        Setting setting = new Setting(
                1, Setting.Scale.SLICE, Path.of("unused"), new PrintStream(OutputStream.nullOutputStream()));

        Findings findings = new UnusualChangesProof().run(setting);

        assertThat(findings.violations()).isEmpty();
    }
}
