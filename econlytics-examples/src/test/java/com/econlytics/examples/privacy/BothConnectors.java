package com.econlytics.examples.privacy;

import com.econlytics.connector.Connector;
import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Freshness;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.time.BusinessCalendar;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A host whose sources hold planted data: it runs them well and badly, and writes whatever a host might write. */
final class BothConnectors {
    /** Failures that each end a run or are got over, and all of which hold something planted. */
    static final List<Fault> FAULTS = List.of(
            FaultResponse.of(500),
            FaultResponse.of(400),
            FaultResponse.of(403),
            FaultResponse.tooManyRequests(1),
            Fault.answer(Answer.text(500, Planted.EMAIL)),
            Fault.answer(new Answer(200, Map.of("Content-Type", "text/html"), "<p>" + Planted.NAME + "</p>")),
            Fault.answer(Answer.text(200, "{\"" + Planted.CUSTOMER + "\":")),
            Fault.redirect("http://127.0.0.1:1/?token=" + Planted.ACCESS_TOKEN),
            Fault.contentType("text/plain"),
            Fault.malformed(),
            Fault.empty(),
            Fault.corrupt(40),
            Fault.cutOff(60),
            Fault.reset(),
            Fault.reset(60));

    final SettableClock clock = SettableClock.at("2026-03-05T10:00:00Z");
    final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.MATCH_UNIQUE),
            clock);
    final ConnectorListener listener = new Told();
    private final Sync sync = new Sync(ledger, ledger.leases(), "host", listener);

    public static void main(String[] arguments) {
        hearEverything();
        BothConnectors host = new BothConnectors();
        PlantedStripe.run(host);
        PlantedZendesk.run(host);
        write(host.ledger.inbox().entries(0, 10_000));
        write(host.ledger.inbox().counts());
        write(host.ledger.customers().stream().map(customer -> customer.id()).toList());
        write("planted run is over");
    }

    /** Runs a connector and writes how that ended, as a host would. */
    void run(Connector connector) {
        try {
            write(sync.runOnce(connector));
        } catch (SourceException failure) {
            write("ended the run: " + failure);
            failure.printStackTrace();
        }
        write(sync.freshness(connector));
        clock.advance(Duration.ofHours(7));
    }

    static void write(Object value) {
        System.out.println(value);
    }

    private static void hearEverything() {
        ConsoleHandler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.ALL);
    }

    private static final class Told implements ConnectorListener {
        @Override
        public void pageBooked(String connector, Sync.Outcome page) {
            write("heard " + connector + page);
        }

        @Override
        public void runEnded(String connector, Sync.Outcome run, Freshness freshness) {
            write("heard " + connector + run + freshness);
        }

        @Override
        public void runFailed(String connector, SourceException failure) {
            write("heard " + connector + failure + failure.requestId());
        }

        @Override
        public void retrying(SourceAccount account, int tries, int status, Duration wait) {
            write("heard " + account + tries + status + wait);
        }

        @Override
        public void quarantined(SourceAccount account, Reason reason) {
            write("heard " + account + reason);
        }
    }
}
