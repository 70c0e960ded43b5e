package com.econlytics.reliability.simulation;

import com.econlytics.customer.Customer;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.testkit.laws.Choice;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** A fresh ledger that is told everything at once, and in the opposite order. */
final class SecondBooks {
    private final InMemoryLedger ledger = new InMemoryLedger(Books.BOOKING, Books.MATCHING, Clock.systemUTC());

    SecondBooks(Ledger first, List<Choice> choices) {
        first.customers().stream()
                .sorted(Comparator.comparing(Customer::id))
                .forEach(customer -> ledger.book(Batch.builder()
                        .identities(List.of(Identity.of(customer.party())))
                        .build()));
        List<Fact> facts = new ArrayList<>();
        first.readFacts(facts::add);
        Collections.reverse(facts);
        ledger.book(Batch.builder().facts(facts).identities(first.identities()).build());
        choices.forEach(choice -> ledger.decide(choice.toDecision(ledger)));
    }

    void requireEqualTo(SortedMap<Oracle.Place, BigDecimal> direct) {
        List<Line> lines = new ArrayList<>();
        ledger.readLines(ledger.version(), lines::add);
        SortedMap<Oracle.Place, BigDecimal> again = Watch.sums(
                ledger,
                lines,
                line -> !AllocationRun.isAllocated(line),
                line -> line.key().origin());
        Watch.requireEqual("P3", again, direct);
    }
}
