package com.econlytics.examples;

import com.econlytics.examples.access.Access;
import com.econlytics.examples.access.AccessTokens;
import com.econlytics.examples.access.Limits;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Heartbeats;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.service.Worker;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.web.WebServer;
import com.econlytics.jdbc.JdbcAuditLog;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the real figures. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Takes webhooks, asks Stripe and Zendesk for news now and then, and serves the dashboard until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "<port>",
            description = "Port of the dashboard and of /webhooks/stripe (8080).")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = Settings.real(System.getenv());
        String host = Settings.host(System.getenv());
        Clock clock = Clock.systemUTC();
        try (Resources resources = Resources.untilInterrupted()) {
            Database database = resources.add(Database.open(settings.database()));
            Heartbeats heartbeats = resources.add(Heartbeats.start());
            Bookkeeper books = Bookkeeper.open(settings, database, clock, heartbeats);
            Erasing.replay(System.getenv(), database, spec.commandLine());
            Worker worker =
                    resources.add(Worker.start(books, clock, settings.books().pollEvery()));
            AccessTokens tokens = AccessTokens.ofFile(Settings.accessTokens(System.getenv()));
            Access access = new Access(tokens, Limits.STANDARD, clock);
            WebServer web = resources.add(WebServer.start(host, port, books, worker, database, access));
            worker.startPolling();
            worker.sealEverySoOften(new JdbcAuditLog(database.booking()));
            System.out.println("Dashboard  " + web.address());
            System.out.println("Inbox      " + web.address() + "inbox");
            System.out.println("Webhooks   POST " + web.address() + "webhooks/stripe");
            if (tokens.all().isEmpty()) {
                System.out.println(
                        "Nobody can sign in yet: make a token with 'tokens create --name you --role analyst'");
            }
            System.out.println("Press Ctrl-C to stop.");
            resources.awaitInterrupt();
        }
        return 0;
    }
}
