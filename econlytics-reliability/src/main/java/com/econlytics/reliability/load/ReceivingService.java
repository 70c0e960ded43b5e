package com.econlytics.reliability.load;

import com.econlytics.examples.access.Access;
import com.econlytics.examples.access.AccessTokens;
import com.econlytics.examples.access.Limits;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Worker;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.web.WebServer;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * The service in a program of its own, as it is run in earnest, but that it asks no vendor for news: all that it hears comes by
 * webhook. It tells its address, serves until its input ends, and then tells how much its heap held.
 */
final class ReceivingService {
    private ReceivingService() {}

    public static void main(String[] args) throws IOException {
        Settings settings = Settings.real(System.getenv());
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(settings.database())) {
            Bookkeeper books = Bookkeeper.open(settings, database, clock);
            try (Worker worker = Worker.start(books, clock, settings.books().pollEvery());
                    WebServer web = WebServer.start("127.0.0.1", 0, books, worker, database, nobody())) {
                System.out.println(web.address());
                while (System.in.read() >= 0) {
                    // nobody says anything; the end of the input ends the service
                }
                System.out.println(Heap.peakBytes());
            }
        }
    }

    /** Deliveries are signed, and nobody reads pages here. */
    private static Access nobody() {
        return new Access(AccessTokens.of(List.of()), Limits.STANDARD, Clock.systemUTC());
    }
}
