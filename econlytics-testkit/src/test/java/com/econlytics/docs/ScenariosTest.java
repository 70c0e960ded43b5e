package com.econlytics.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of faults, held against the sources of all modules. */
class ScenariosTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([ABCK][0-9]+) \\|.*\\| ([^|]*) \\|$");
    private static final Pattern ID = Pattern.compile("\\b[ABCK][0-9]{1,2}\\b");
    private static final Pattern TAG = Pattern.compile("@Scenario\\(([^)]*)\\)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

    private final Map<String, String> rows = all(ROW, read(PROJECT.resolve("docs/scenarios.md")))
            .collect(Collectors.toMap(
                    row -> row.group(1), row -> row.group(2), (one, other) -> one, LinkedHashMap::new));
    private final Map<String, String> sources = sources();

    @Test
    void theRowsAreThoseOfTheCatalogueInOrder() {
        List<String> ids = Stream.of(ids("A", 1, 28), ids("B", 29, 42), ids("C", 43, 58), ids("K", 1, 18))
                .flatMap(part -> part)
                .toList();
        assertThat(rows.keySet()).containsExactlyElementsOf(ids);
    }

    @Test
    void everyRowHasATestThatBearsItsIdOrIsAKnownLimit() {
        Set<String> accounted = tags();
        all(ID, read(PROJECT.resolve("docs/known-limits.md")))
                .map(MatchResult::group)
                .forEach(accounted::add);
        assertThat(accounted).containsAll(rows.keySet());
    }

    @Test
    void noTestBearsAnIdThatIsNoRow() {
        assertThat(rows.keySet()).containsAll(tags());
    }

    @Test
    void everyTestThatTheCatalogueNamesExists() {
        List<String> missing = rows.values().stream()
                .flatMap(proof -> all(NAMED, proof))
                .filter(named -> !exists(named.group(1), named.group(2)))
                .map(MatchResult::group)
                .toList();
        assertThat(missing).isEmpty();
    }

    private boolean exists(String type, String method) {
        String source = sources.getOrDefault(type, "");
        return !source.isEmpty() && (method == null || source.contains("void " + method + "("));
    }

    private Set<String> tags() {
        return sources.values().stream()
                .flatMap(source -> all(TAG, source))
                .flatMap(tag -> all(ID, tag.group(1)))
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Sources by the name of their type; the annotation itself and this test only speak of ids. */
    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(PROJECT, 20)) {
            return files.filter(file -> file.toString().matches(".*/econlytics-\\w+/src/.*\\.java"))
                    .filter(file -> !file.endsWith("Scenario.java") && !file.endsWith("ScenariosTest.java"))
                    .collect(Collectors.toMap(ScenariosTest::type, ScenariosTest::read, (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Stream<String> ids(String part, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> part + number);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
