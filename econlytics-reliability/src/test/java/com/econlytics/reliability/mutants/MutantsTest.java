package com.econlytics.reliability.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Setting;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantsTest {
    @TempDir
    private Path directory;

    @Test
    void everySabotageIsNoticedAndTheSoundWiringIsNot() throws Exception {
        Setting setting =
                new Setting(1, Setting.Scale.SLICE, directory, new PrintStream(OutputStream.nullOutputStream()));

        Findings findings = new MutantsProof().run(setting);

        assertThat(findings.violations()).isEmpty();
    }
}
