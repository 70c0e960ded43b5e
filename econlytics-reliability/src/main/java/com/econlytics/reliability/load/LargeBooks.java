package com.econlytics.reliability.load;

import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.postgres.ServerOptions;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server for the books of a large company: the proof that loads them leaves them to the next one. */
public final class LargeBooks {
    private static final int CONNECTIONS = 8;
    private @Nullable DurablePostgres server;
    private boolean loaded;

    /** Books that nobody has loaded yet. */
    public LargeBooks() {}

    /** The server, running; whoever opens it closes it, and its data stays. */
    DurablePostgres open(Setting setting) throws IOException, InterruptedException {
        DurablePostgres known = server;
        if (known == null) {
            known = DurablePostgres.create(setting.directory(), options());
            server = known;
        } else {
            known.start();
        }
        return known;
    }

    /** The server notes the time of each commit, which tells later when each message was dealt with. */
    private static ServerOptions options() {
        return ServerOptions.standard()
                .with("shared_buffers", "256MB")
                .with("max_wal_size", "4GB")
                .with("track_commit_timestamp", "on");
    }

    static HikariDataSource pool(DurablePostgres server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.dataSource());
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** Whether somebody loaded a company before. */
    boolean areLoaded() {
        return loaded;
    }

    /** Books a company until it is whole or the time is over. */
    BulkLoad.Loaded load(HikariDataSource database, LargeCompany company, Duration budget, Setting setting) {
        BulkLoad.Loaded result = new BulkLoad(database, company, budget).run(setting.progress());
        loaded = true;
        return result;
    }
}
