package com.econlytics.reliability.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL that is installed on this machine, with the programs for backups, which the unpacked one lacks.
 *
 * @param root above {@code bin}
 */
public record Installation(Path root) {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<String> NEEDED = List.of(
            "postgres", "initdb", "psql", "createdb", "pg_dump", "pg_restore", "pg_basebackup", "pg_verifybackup");

    /** The one on the path, or else the latest where distributions put it; empty if none is whole. */
    public static Optional<Installation> find() throws IOException {
        List<Installation> candidates = new ArrayList<>();
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path bin = Path.of(directory).toAbsolutePath();
            candidates.add(new Installation(bin.resolveSibling(".").normalize()));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.comparing(
                                        (Path version) -> version.getFileName().toString())
                                .reversed())
                        .forEach(version -> candidates.add(new Installation(version)));
            }
        }
        return candidates.stream().filter(Installation::isWhole).findFirst();
    }

    /** Where its programs are. */
    public Path bin() {
        return root.resolve("bin");
    }

    private boolean isWhole() {
        return NEEDED.stream().allMatch(program -> Files.isExecutable(bin().resolve(program)));
    }
}
