package com.econlytics.examples.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a file begins: enough to tell formats apart.
 *
 * @param text the first 64 KiB
 */
record Beginning(String text) {
    private static final int BYTES = 1 << 16;

    static Beginning of(Path path) {
        try (InputStream in = Files.newInputStream(requireFile(path))) {
            String text = new String(in.readNBytes(BYTES), UTF_8);
            return new Beginning(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException failed) {
            throw new WrongInputException(path + " cannot be read ("
                    + failed.getClass().getSimpleName() + "); name a file that is there and may be read");
        }
    }

    /**
     * The path of a file that can be read.
     *
     * @throws WrongInputException if there is none
     */
    static Path requireFile(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new WrongInputException(
                    path + " is no file that can be read; name one that is there and may be read");
        }
        return path;
    }

    boolean isJson() {
        return text.stripLeading().startsWith("{");
    }

    /** Whether the first row that is no heading has all these names. */
    boolean hasColumns(String... names) {
        return text.lines()
                .map(line -> line.toLowerCase(Locale.ROOT).replace("\"", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .map(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList())
                .orElse(List.of())
                .containsAll(List.of(names));
    }
}
