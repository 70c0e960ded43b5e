package com.econlytics.examples;

import com.econlytics.connector.Connector;
import com.econlytics.connector.SourceException;
import com.econlytics.examples.console.Progress;
import com.econlytics.examples.console.Summary;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Reads everything that the real sources have, once. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = "Reads everything that Stripe and Zendesk have into the database, prints the figures, and ends."
                + " Run again, it goes on where it stopped.")
final class BackfillCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Settings settings = Settings.real(System.getenv());
        try (Resources resources = Resources.untilInterrupted()) {
            Database database = resources.add(Database.open(settings.database()));
            Bookkeeper books = Bookkeeper.open(settings, database, Clock.systemUTC());
            System.out.println("Backfill");
            books.connectors().forEach(connector -> read(connector, books));
            books.workOff();
            new Summary(books, database).print(System.out);
        }
        return 0;
    }

    /** A document that may not be read is told; money and work must be read. */
    private static void read(Connector connector, Bookkeeper books) {
        try {
            Progress.during(
                    connector.name(),
                    0,
                    System.out,
                    progress -> books.sync(connector, page -> progress.add(page.records())));
        } catch (SourceException refused) {
            if (!books.isOptional(connector)) {
                throw refused;
            }
            System.out.println("    left out, and money is booked without it: " + refused.getMessage());
        }
    }
}
