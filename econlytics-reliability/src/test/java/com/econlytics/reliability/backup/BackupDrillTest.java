package com.econlytics.reliability.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.Installation;
import com.econlytics.testkit.Scenario;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

class BackupDrillTest {
    @TempDir(factory = InMemory.class)
    private Path directory;

    @Test
    @Scenario("D67")
    void whatIsRestoredIsWhatWasThere() throws Exception {
        assumeThat(Installation.find()).isPresent();
        Setting setting =
                new Setting(1, Setting.Scale.SLICE, directory, new PrintStream(OutputStream.nullOutputStream()));

        Findings findings = new BackupDrill().run(setting);

        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void theManualNamesTheCommandsThatRan() throws IOException {
        assertThat(Files.readString(Path.of("../docs/backup.md"))).contains(Recipe.all());
    }

    /** So that a disk which others use does not decide how long it takes. */
    static final class InMemory implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "econlytics-")
                    : Files.createTempDirectory("econlytics-");
        }
    }
}
