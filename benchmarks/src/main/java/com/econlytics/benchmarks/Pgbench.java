package com.econlytics.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load program, doing the insert that receives a message, one commit each. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String SCRIPT = """
            \\set number random(1, 9000000000000000000)
            insert into econlytics.message (source, account, key, body, key_hash, content_hash, request_id, received_at, due_at, status)
            values ('stripe', 'acct_1', 'evt_' || :number, decode(repeat('ab', %d), 'hex'), decode(md5(:number::text) || md5(:number::text), 'hex'),
              decode(md5(:number::text) || md5(:number::text), 'hex'), md5(:number::text)::uuid, now(), now(), 'RECEIVED')
            on conflict do nothing;
            """;

    private final Path program;

    private Pgbench(Path program) {
        this.program = program;
    }

    static Optional<Pgbench> find() throws IOException {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "pgbench"));
        try (Stream<Path> debian = Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.empty()) {
            return Stream.concat(onPath, debian.map(version -> version.resolve("bin/pgbench")))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .map(Pgbench::new);
        }
    }

    /** Messages a second. */
    double rate(int port, int connections, int seconds, int bodyBytes) throws IOException, InterruptedException {
        Path script = Files.createTempFile("receive", ".sql");
        try {
            Files.writeString(script, SCRIPT.formatted(bodyBytes));
            Process running = new ProcessBuilder(List.of(
                            program.toString(),
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            "localhost",
                            "-p",
                            Integer.toString(port),
                            "-U",
                            "postgres",
                            "-c",
                            Integer.toString(connections),
                            "-j",
                            "2",
                            "-T",
                            Integer.toString(seconds),
                            "-f",
                            script.toString(),
                            "postgres"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (running.waitFor() != 0 || !rate.find()) {
                throw new IOException("pgbench failed: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            Files.delete(script);
        }
    }
}
