package com.econlytics.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.settings.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @ParameterizedTest
    @EnumSource(Variable.class)
    void everySettingIsInTheTable(Variable variable) throws IOException {
        String otherwise = variable.otherwise().isEmpty() ? "refused" : variable.otherwise();
        assertThat(Files.readString(README))
                .contains("| `" + variable + "` | " + variable.meaning() + " | " + otherwise + " |");
    }

    @Test
    void bothCommandsStandAsTheyAreRun() throws IOException {
        assertThat(Files.readString(README))
                .contains("\nmvn compile exec:java\n")
                .contains("\nmvn verify\n");
    }
}
