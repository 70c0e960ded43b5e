package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.time.BusinessCalendar;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract of every connector that pulls: a place in the stream is all that it keeps, and no broken answer costs a record. */
public interface ConnectorLaws {
    /** More pages than any subject of these laws has. */
    int MANY = 1_000;

    /** A source with records on several pages, which stays as it is until it is closed. */
    Subject subject();

    /** The accounts that the connector's facts are on. */
    default ChartOfAccounts chart() {
        return ChartOfAccounts.standard();
    }

    /** A source and the connector that reads it. */
    interface Subject extends AutoCloseable {
        /** A new connector, as a host makes one after a restart; it waits for nothing. */
        Connector connector();

        /** Makes the answers of the source fail. */
        void failBy(FaultPlan plan);

        @Override
        void close();
    }

    @Test
    default void theSameCursorGivesTheSameRecordsHoweverOften() {
        try (Subject subject = subject()) {
            for (Cursor cursor : cursors(subject)) {
                requireEqual(
                        contents(subject.connector().pull(cursor)),
                        contents(subject.connector().pull(cursor)));
            }
        }
    }

    @Test
    default void aPageThatPromisesMoreLeadsElsewhere() {
        try (Subject subject = subject()) {
            List<Cursor> cursors = cursors(subject);
            require(cursors.size() > 1, () -> "a subject of these laws has more than one page");
            requireEqual((long) cursors.size(), cursors.stream().distinct().count());
        }
    }

    @Test
    default void whatIsReadAgainAfterTheEndIsKnownAlready() {
        try (Subject subject = subject()) {
            InMemoryLedger ledger = ledger();
            Set<String> first = facts(ledger, subject);
            requireEqual(first, facts(ledger, subject));
        }
    }

    @Test
    default void answersThatBreakAnywhereCostNoRecord() {
        List<Fault> faults = List.of(
                Fault.cutOff(1),
                Fault.cutOff(150),
                Fault.reset(),
                Fault.reset(150),
                Fault.malformed(),
                Fault.empty(),
                Fault.html(200),
                FaultResponse.of(500),
                FaultResponse.tooManyRequests(0));
        Set<String> whole;
        try (Subject subject = subject()) {
            whole = facts(ledger(), subject);
        }
        require(!whole.isEmpty(), () -> "a subject of these laws has facts");
        for (Fault fault : faults) {
            try (Subject subject = subject()) {
                subject.failBy(nowAndThen(fault));
                requireEqual(whole, facts(ledger(), subject));
            }
        }
    }

    /** Not in step with the requests that a page takes, and not for ever. */
    private static FaultPlan nowAndThen(Fault fault) {
        return FaultPlan.first(1, fault)
                .and(FaultPlan.at(3, fault))
                .and(FaultPlan.at(4, fault))
                .and(FaultPlan.at(8, fault));
    }

    private static List<Cursor> cursors(Subject subject) {
        List<Cursor> cursors = new ArrayList<>(List.of(Cursor.START));
        Page page = subject.connector().pull(Cursor.START);
        while (page.end() == Page.End.MORE && cursors.size() < MANY) {
            cursors.add(page.next());
            page = subject.connector().pull(page.next());
        }
        return cursors;
    }

    private static List<Object> contents(Page page) {
        return List.of(page.facts(), page.identities(), page.attributes(), page.rejections(), page.next(), page.end());
    }

    /** Every statement in the ledger after runs that go on until one comes to its end. */
    private static Set<String> facts(InMemoryLedger ledger, Subject subject) {
        Sync sync = new Sync(ledger, ledger.leases(), "host");
        boolean ended = false;
        for (int run = 0; !ended && run < MANY; run++) {
            ended = ends(sync, subject.connector());
        }
        require(ended, () -> "a run must come to its end once the source answers");
        Set<String> facts = new TreeSet<>();
        ledger.readFacts(fact -> facts.add(fact.toString()));
        return facts;
    }

    private static boolean ends(Sync sync, Connector connector) {
        try {
            return sync.runOnce(connector).status() == Sync.Status.COMPLETED;
        } catch (SourceException broken) {
            require(broken.retry() == SourceException.Retry.MAY_HELP, () -> "asking again helps: " + broken);
            return false;
        }
    }

    private InMemoryLedger ledger() {
        Booking booking = new Booking(chart(), new BusinessCalendar(ZoneOffset.UTC));
        return new InMemoryLedger(booking, LedgerContract.MATCHING, SettableClock.at("2026-07-01T00:00:00Z"));
    }
}
