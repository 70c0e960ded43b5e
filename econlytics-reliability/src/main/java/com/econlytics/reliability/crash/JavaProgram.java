package com.econlytics.reliability.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program as a process of its own, started as fast as one can be. */
public final class JavaProgram {
    private JavaProgram() {}

    /**
     * The words that start it with the class path of this one.
     *
     * @param main the class that is started
     * @param heap the most memory it may take, such as {@code 256m}
     * @param arguments what it is told
     */
    public static List<String> command(Class<?> main, String heap, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }
}
