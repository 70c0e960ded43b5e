package com.econlytics.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The part of a source that a document shows. */
final class Shown {
    private static final Path SOURCES = Path.of("src/test/java/com/econlytics/docs");

    private Shown() {}

    /** What stands between {@code // doc:start} and {@code // doc:end} in a file, as a block of Markdown. */
    static String of(String file) throws IOException {
        return of(file, "doc");
    }

    /** What stands between {@code // part:start} and {@code // part:end}. */
    static String of(String file, String part) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        String shown = source.substring(
                source.indexOf('\n', source.indexOf("// " + part + ":start")) + 1,
                source.lastIndexOf('\n', source.indexOf("// " + part + ":end")) + 1);
        int margin = shown.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return shown.lines()
                .map(line -> line.isBlank() ? "" : line.substring(margin))
                .collect(Collectors.joining("\n", "```java\n", "\n```"));
    }
}
