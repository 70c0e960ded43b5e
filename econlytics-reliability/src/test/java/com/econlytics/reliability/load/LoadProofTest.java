package com.econlytics.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reliability.Setting;
import com.econlytics.testkit.Scenario;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadProofTest {
    @TempDir
    private Path directory;

    @Scenario("A25")
    @Test
    void onBooksThatWereLoadedABurstIsAcknowledgedAndBecomesVisibleInTime() throws Exception {
        Setting setting =
                new Setting(1, Setting.Scale.SLICE, directory, new PrintStream(OutputStream.nullOutputStream()));
        LargeBooks books = new LargeBooks();

        assertThat(new BulkLoadProof(books).run(setting).violations()).isEmpty();
        assertThat(new LoadProof(books).run(setting).violations()).isEmpty();
    }
}
