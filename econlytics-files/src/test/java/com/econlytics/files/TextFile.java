package com.econlytics.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Files for tests: those of the test resources, and texts that are a file for the time of one reading. */
final class TextFile {
    private TextFile() {}

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(TextFile.class.getResource("/files/" + name))
                    .toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String textOf(String resource) {
        try {
            return Files.readString(resource(resource));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] written(Consumer<OutputStream> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.accept(out);
        return out.toByteArray();
    }

    static <T> T read(String text, Function<Path, T> reader) {
        return read(text.getBytes(UTF_8), reader);
    }

    /** What {@code reader} makes of a file with these bytes, which is called {@code file.csv}. */
    static <T> T read(byte[] bytes, Function<Path, T> reader) {
        try {
            Path folder = Files.createTempDirectory("files");
            Path file = folder.resolve("file.csv");
            try {
                Files.write(file, bytes);
                return reader.apply(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
