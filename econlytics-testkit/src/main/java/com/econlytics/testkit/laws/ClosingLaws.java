package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.Closing;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** L7 as-of: the figures of a version and of a closed month never change, and what comes late is shown as late. */
public interface ClosingLaws extends LedgerContract {
    /** An instant before every booking. */
    Instant BEFORE_ALL = Instant.parse("2000-01-01T00:00:00Z");
    /** An instant after every booking. */
    Instant AFTER_ALL = Instant.parse("2200-01-01T00:00:00Z");

    @Scenario({"A6", "D62"})
    @Property
    @Label("L7 as-of: the figures of a closed month never change, whatever is booked or decided after")
    default void l7ClosedMonthsStand(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory late,
            @ForAll("closable") YearMonth through,
            @ForAll Random random) {
        Ledger ledger = history.bookAtOnce(emptyUtcLedger());
        ledger.decide(close(through));
        List<Balance> closed = upTo(through, ledger.balances());
        long version = ledger.version();
        late.bookScattered(ledger, random);
        requireEqual(closed, upTo(through, ledger.balances()));
        List<Line> appended = LedgerSnapshot.lines(ledger);
        List<Line> before = new ArrayList<>();
        ledger.readLines(version, before::add);
        appended.subList(before.size(), appended.size()).forEach(line -> requireLate(line, through));
        requireEqual(LedgerSnapshot.ofLines(ledger), LedgerSnapshot.of(ledger));
    }

    @Property
    @Label("L7 as-of: closing moves amounts between months alone, and reopening brings them back where they happened")
    default void l7ClosingChangesNoTotal(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory late,
            @ForAll("closable") YearMonth through,
            @ForAll Random random) {
        Ledger open = history.bookAtOnce(knowingAllCustomers());
        late.bookScattered(open, random);
        LedgerSnapshot never = LedgerSnapshot.of(open);
        Map<String, Long> byOrigin = byOrigin(open);
        Ledger ledger = history.bookAtOnce(knowingAllCustomers());
        ledger.decide(close(through));
        late.bookScattered(ledger, random);
        requireEqual(byOrigin, byOrigin(ledger));
        ledger.decide(new Decision.ReopenBooks(YearMonth.of(1970, 1), "Ann", "law"));
        ledger.allocate();
        requireEqual(never, LedgerSnapshot.of(ledger));
    }

    @Property
    @Label("L3 confluence: what comes after a closing may come in any order")
    default void l3ConfluenceBetweenClosings(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory late,
            @ForAll("closable") YearMonth through,
            @ForAll Random random) {
        Ledger atOnce = history.bookAtOnce(knowingAllCustomers());
        atOnce.decide(close(through));
        LedgerSnapshot expected = LedgerSnapshot.of(late.bookAtOnce(atOnce));
        Ledger scattered = history.bookScattered(knowingAllCustomers(), random);
        scattered.decide(close(through));
        requireEqual(expected, LedgerSnapshot.of(late.bookScattered(scattered, random)));
    }

    @Property
    @Label("L7 as-of: standings and decisions of a version never change, and a version is found by its instant")
    default void l7StandingsOfAVersionStay(
            @ForAll("histories") LedgerHistory history, @ForAll("histories") LedgerHistory later) {
        Ledger ledger = history.bookAtOnce(emptyUtcLedger());
        long version = ledger.version();
        List<Standing> standings = new ArrayList<>();
        ledger.readStandings(standings::add);
        List<Decision> decisions = ledger.decisions();
        later.bookAtOnce(ledger);
        List<Standing> after = new ArrayList<>();
        ledger.readStandings(version, after::add);
        requireEqual(byId(standings), byId(after));
        requireEqual(decisions, ledger.decisions(version));
        requireEqual(0L, ledger.versionAt(BEFORE_ALL));
        requireEqual(ledger.version(), ledger.versionAt(AFTER_ALL));
    }

    @Test
    default void whatCannotBeClosedOrReopenedIsRefused() {
        Ledger ledger = emptyUtcLedger();
        requireEqual(Closing.NONE, ledger.closing());
        requireEqual(
                "2199-12 has not ended; close it when it is over", Laws.refusal(ledger, close(YearMonth.of(2199, 12))));
        requireEqual(
                "2026-05 is open, the books are closed through none; reopen a closed month",
                Laws.refusal(ledger, new Decision.ReopenBooks(YearMonth.of(2026, 5), "Ann", "law")));
        ledger.decide(close(YearMonth.of(2026, 5)));
        requireEqual(new Closing(YearMonth.of(2026, 5)), ledger.closing());
        requireEqual(
                "the books are closed through 2026-05; close a later month than 2026-04",
                Laws.refusal(ledger, close(YearMonth.of(2026, 4))));
        ledger.decide(new Decision.ReopenBooks(YearMonth.of(2026, 5), "Bob", "payroll was restated"));
        requireEqual(new Closing(YearMonth.of(2026, 4)), ledger.closing());
        requireEqual(
                List.of(
                        close(YearMonth.of(2026, 5)),
                        new Decision.ReopenBooks(YearMonth.of(2026, 5), "Bob", "payroll was restated")),
                ledger.decisions());
    }

    /** Months around those in which histories happen. */
    @Provide
    default Arbitrary<YearMonth> closable() {
        return Arbitraries.oneOf(
                Arbitraries.of(YearMonth.of(2025, 12), YearMonth.of(2026, 3), YearMonth.of(2016, 3)),
                Arbitraries.integers()
                        .between(0, 210)
                        .map(months -> YearMonth.of(2008, 12).plusMonths(months)));
    }

    /** Leftover units of equal claims go by customer number, so that two ledgers must have given out the same ones. */
    private Ledger knowingAllCustomers() {
        Ledger ledger = emptyUtcLedger();
        ledger.book(Batch.builder()
                .identities(LedgerHistories.CUSTOMERS.stream().map(Identity::of).toList())
                .build());
        return ledger;
    }

    private static Decision close(YearMonth through) {
        return new Decision.CloseBooks(through, "Ann", "month-end close");
    }

    private static void requireLate(Line line, YearMonth through) {
        require(line.key().month().isAfter(through), () -> "booked into a closed month: " + line);
        YearMonth expected = line.key().origin().isAfter(through) ? line.key().origin() : through.plusMonths(1);
        requireEqual(expected, line.key().month());
    }

    private static List<Balance> upTo(YearMonth through, List<Balance> balances) {
        return balances.stream()
                .filter(balance -> !balance.key().month().isAfter(through))
                .toList();
    }

    /** What was booked from facts; an allocation is by the drivers of the month in which a cost counts. */
    private static Map<String, Long> byOrigin(Ledger ledger) {
        Map<String, Long> sums = new TreeMap<>();
        List<Line> direct = LedgerSnapshot.lines(ledger).stream()
                .filter(line -> !AllocationRun.isAllocated(line))
                .toList();
        for (Balance balance : Balance.of(direct)) {
            String key = ledger.customers().stream()
                            .filter(customer ->
                                    customer.id().equals(balance.key().customer()))
                            .map(customer -> customer.party().toString())
                            .findFirst()
                            .orElse(balance.key().customer().toString())
                    + " " + balance.key().origin() + " " + balance.key().account() + " "
                    + balance.key().unit();
            sums.merge(key, balance.amount(), Long::sum);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Standing> byId(List<Standing> standings) {
        Map<String, Standing> byId = new TreeMap<>();
        standings.forEach(standing -> byId.put(standing.id().toString(), standing));
        return byId;
    }
}
