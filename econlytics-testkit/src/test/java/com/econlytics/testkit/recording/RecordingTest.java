package com.econlytics.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheFilesBelowAFolderInOrderLinesAndCompressedOnesToo() throws IOException {
        Files.writeString(folder.resolve("b.json"), "{\"n\":2}");
        Files.writeString(folder.resolve("a.jsonl"), "{\"n\":0}\n{\"n\":1}\n");
        Files.writeString(folder.resolve("readme.txt"), "not JSON");
        Path below = Files.createDirectory(folder.resolve("c"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(below.resolve("c.json.gz")))) {
            out.write("{\"n\":3}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Recording.read(folder).documents())
                .extracting(document -> document.path("n").asInt())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void readsAFileThatIsNamedWhateverItsNameIs() throws IOException {
        Path file = Files.writeString(folder.resolve("cassette"), "[1]");
        assertThat(Recording.read(file).plus(Recording.parse("2")).documents()).hasToString("[1, 2]");
    }

    @Test
    void saysWhichFileIsNoJson() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"n\":\n}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recording.read(folder))
                .withMessage(file + " is not JSON, at line 2");
    }

    @Test
    void keepsDecimalsAsTheyWere() {
        assertThat(Recording.parse("{\"rate\":1.20,\"tiny\":0.10000000000000000001}")
                        .documents())
                .hasToString("[{\"rate\":1.20,\"tiny\":0.10000000000000000001}]");
    }

    @Test
    void handsOutCopies() {
        Recording recording = Recording.parse("{}");
        List.copyOf(recording.documents()).forEach(document -> ((ObjectNode) document).put("changed", true));
        assertThat(recording.documents()).hasToString("[{}]");
    }
}
