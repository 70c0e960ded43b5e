package com.econlytics.examples.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @Test
    void aTerminalSeesABarThatMoves() {
        Progress.on(out, true, "customers", 4).show(progress -> {
            progress.add(1);
            progress.add(3);
        });
        assertThat(List.of(printed.toString(UTF_8).split("\r")))
                .hasSize(4)
                .element(1)
                .asString()
                .contains("[#######.......................]  25 %")
                .endsWith("1 of 4");
    }

    @Test
    void aFileGetsFewLines() {
        Progress.on(out, false, "customers", 1_000).show(progress -> {
            for (int i = 0; i < 1_000; i++) {
                progress.add(1);
            }
        });
        assertThat(printed.toString(UTF_8).lines()).hasSize(2).last().asString().endsWith("1,000 of 1,000  done");
    }

    @Test
    void withoutAnEndItCounts() {
        Progress.on(out, false, "tickets", 0).show(progress -> progress.add(1_234));
        assertThat(printed.toString(UTF_8)).endsWith("1,234  done" + System.lineSeparator());
    }

    @Test
    void aStepThatIsBrokenOffIsNotDone() {
        assertThatThrownBy(() -> Progress.on(out, false, "tickets", 0).show(progress -> {
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(printed.toString(UTF_8)).doesNotContain("done");
    }
}
