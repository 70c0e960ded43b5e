package com.econlytics.examples.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both connectors in a program of their own, which logs at the finest level of every logger: what it writes is searched for what
 * was planted in keys, tokens, customers and tickets.
 */
class NothingPlantedIsWrittenTest {
    @TempDir
    private Path folder;

    @Test
    void byBothConnectorsWhateverHappensAtTheFinestLevelOfEveryLogger() throws IOException, InterruptedException {
        String written = writtenBy(BothConnectors.class);
        assertThat(written)
                .as("the program ran to its end and its loggers were heard")
                .contains("could not be read, attempt 1", "planted run is over", "ended the run", "AUTH");
        assertThat(Planted.linesWithPlanted(written)).isEmpty();
    }

    @Test
    void theSearchFindsWhatIsWritten() {
        assertThat(Planted.linesWithPlanted("all is well\nno customer " + Planted.CUSTOMER + "\n"))
                .containsExactly("no customer " + Planted.CUSTOMER);
    }

    private String writtenBy(Class<?> program) throws IOException, InterruptedException {
        Path output = folder.resolve("written");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                program.getName());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String written = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as(written).isTrue();
        return written;
    }
}
