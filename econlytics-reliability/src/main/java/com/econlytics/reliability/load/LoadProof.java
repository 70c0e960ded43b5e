package com.econlytics.reliability.load;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Locale;

/** On the books of a large company webhooks come after an outage, at constant rates, and in a burst. */
public final class LoadProof implements Proof {
    private final LargeBooks books;

    /** Works on {@code books}, and loads some if nobody has. */
    public LoadProof(LargeBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String title() {
        return "Load";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        Findings.Builder findings = new Findings.Builder();
        try (DurablePostgres server = books.open(setting);
                HikariDataSource database = LargeBooks.pool(server)) {
            if (!books.areLoaded()) {
                LargeCompany company =
                        new LargeCompany(setting.choose(100, 100_000), setting.choose(1_500, 500_000), setting.seed());
                books.load(database, company, Duration.ofSeconds(60), setting);
            }
            findings.paragraph(String.format(
                    Locale.ROOT,
                    "The generator, the service (a JVM with 512 MB of heap), PostgreSQL with durable settings and %,d facts, and a"
                            + " fake Stripe on loopback share this machine's %d processors, so the figures are lower bounds. Latency"
                            + " counts from the moment at which a delivery should have been sent. A delivery is visible when the"
                            + " transaction that brings the report up to date has committed, by the server's note of each commit.",
                    new Figures(database).facts(),
                    Runtime.getRuntime().availableProcessors()));
            try (Traffic traffic = new Traffic(server, database, setting)) {
                traffic.run(findings);
            }
        }
        return findings.build();
    }
}
