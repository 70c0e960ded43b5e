package com.econlytics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostWorkerTest {
    @Test
    void aWorkerThatIsKilledInTheMiddleOfTheJobChangesNothing(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("jars"));
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-Duser.timezone=UTC", "-cp", classpath, WithAWorkerKilled.class.getName()));
        ProcessBuilder program = new ProcessBuilder(command).directory(directory.toFile());
        program.environment().put("SPARK_HOME", directory.toString());
        program.environment().put("SPARK_SCALA_VERSION", "2.13");
        program.environment().put("SPARK_DIST_CLASSPATH", classpath);
        File said = directory.resolve("said").toFile();
        int ended =
                program.redirectErrorStream(true).redirectOutput(said).start().waitFor();

        assertThat(Files.readString(said.toPath(), StandardCharsets.UTF_8))
                .contains("killed 1, lost 1, same rows: true");
        assertThat(ended).isZero();
    }
}
