package com.econlytics.examples;

import com.econlytics.connector.Connector;
import com.econlytics.connector.SourceException;
import com.econlytics.examples.console.Progress;
import com.econlytics.examples.console.Summary;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Heartbeats;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.settings.Settings;
import com.econlytics.pnl.FlaggedRecords;
import com.econlytics.stripe.StripeClearing;
import com.econlytics.stripe.StripeEventSweep;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads everything that the real sources have, once, and proves that nothing of Stripe's is missing. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = "Reads everything that Stripe and Zendesk have into the database, prints the figures, and ends."
                + " Run again, it goes on where it stopped. The exit code is 1 if Stripe states another balance.")
final class BackfillCommand implements Callable<Integer> {
    private static final int WRONG_FIGURE = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = Settings.real(System.getenv());
        try (Resources resources = Resources.untilInterrupted()) {
            Database database = resources.add(Database.open(settings.database()));
            Heartbeats heartbeats = resources.add(Heartbeats.start());
            Bookkeeper books = Bookkeeper.open(settings, database, Clock.systemUTC(), heartbeats);
            Erasing.replay(System.getenv(), database, spec.commandLine());
            System.out.println("Backfill");
            books.connectors().forEach(connector -> read(connector, books));
            sweep(books);
            books.workOff();
            new Summary(books, database).print(System.out);
            tellDoubts(FlaggedRecords.of(books.read()));
            return prove(books);
        }
    }

    /** A document that may not be read is told; money and work must be read. */
    private static void read(Connector connector, Bookkeeper books) {
        Clock clock = Clock.systemUTC();
        try {
            Progress.during(connector.name(), 0, System.out, progress -> {
                Pace pace = new Pace(clock);
                books.sync(connector, page -> progress.add(page.records(), pace.after(page)));
            });
        } catch (SourceException refused) {
            if (!books.isOptional(connector)) {
                throw refused;
            }
            System.out.println("    left out, and money is booked without it: " + refused.getMessage());
        }
    }

    private static void sweep(Bookkeeper books) {
        try {
            StripeEventSweep.Outcome swept = books.events().runOnce();
            System.out.printf(
                    "  %s: %d of %d events were not delivered%n",
                    books.events().name(), swept.recovered(), swept.listed());
        } catch (SourceException refused) {
            System.out.println("    events are left out, and money is booked without them: " + refused.getMessage());
        }
    }

    private static void tellDoubts(FlaggedRecords doubtful) {
        if (!doubtful.flags().isEmpty()) {
            System.out.println();
            System.out.println("Counted, and doubtful:");
            System.out.print(doubtful.render().indent(2));
        }
    }

    private static int prove(Bookkeeper books) {
        System.out.println();
        try {
            StripeClearing.Outcome clearing = books.clearing().runOnce();
            System.out.println("Stripe's own word: " + clearing);
            return clearing.status() == StripeClearing.Status.DIFFERENT ? WRONG_FIGURE : 0;
        } catch (SourceException refused) {
            System.out.println("Not compared with Stripe's balance: " + refused.getMessage());
            return 0;
        }
    }
}
