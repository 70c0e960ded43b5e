package com.econlytics.reliability.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone when it is closed. */
public final class Scratch implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /** One in memory where the system offers that, so that a disk which others use does not decide how long a proof takes. */
    public static Scratch inMemory() throws IOException {
        return new Scratch(
                Files.isWritable(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "econlytics-")
                        : Files.createTempDirectory("econlytics-"));
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        for (Path file : deepestFirst()) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> deepestFirst() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(directory + " cannot be emptied; delete it", failed);
        }
    }
}
