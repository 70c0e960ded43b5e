package com.econlytics.reliability.simulation;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What must be true when a customer was forgotten (P8): what only that customer and those that are one with it are called stands
 * nowhere any more, no figure has changed, and nothing that is said again brings anybody back.
 */
final class Forgetting {
    private final Subject subject;
    private final Set<String> names;
    private final Ledger books;
    private final Store store;
    private final List<Balance> balances;
    private final long version;

    private Forgetting(Subject subject, Set<String> names, Ledger books, Store store) {
        this.subject = subject;
        this.names = names;
        this.books = books;
        this.store = store;
        this.balances = books.balances();
        this.version = books.version();
    }

    /** Of a customer whom the dice choose; the books must have one. */
    static Forgetting of(Ledger books, Store store, SplittableRandom random) {
        List<Customer> customers = books.customers().stream()
                .sorted(Comparator.comparing(Customer::id))
                .toList();
        Customer chosen = customers.get(random.nextInt(customers.size()));
        Set<String> names = names(books, chosen.survivor());
        return new Forgetting(subject(chosen, names, random), names, books, store);
    }

    private static Subject subject(Customer chosen, Set<String> names, SplittableRandom random) {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.customer(chosen.id()), Subject.party(chosen.party())));
        names.forEach(name -> subjects.add(Subject.named(name)));
        return subjects.get(random.nextInt(subjects.size()));
    }

    /** What nobody else is called. */
    private static Set<String> names(Ledger books, CustomerId survivor) {
        Set<String> own = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (Identity identity : books.identities()) {
            Party party = identity.party();
            boolean one = party instanceof Party.OfRecord
                    && books.matchOf(party).customer().equals(survivor);
            Set<String> called = one ? own : others;
            called.addAll(identity.emails());
            if (party instanceof Party.OfRecord customer) {
                called.add(customer.id());
                called.addAll(identity.aliases());
            }
        }
        own.removeAll(others);
        return own;
    }

    Subject subject() {
        return subject;
    }

    /** Refuses a trace and a figure that moved. */
    void require(String after) {
        String readable = store.readable();
        for (String name : names) {
            Violation.require(!readable.contains(name), "P8", () -> name + " was erased and can be read " + after);
        }
        Violation.require(
                books.balances().equals(balances), "P8", () -> "an erasure changed figures, as seen " + after);
        Violation.require(
                books.version() == version,
                "P8",
                () -> "version " + version + " became " + books.version() + " " + after);
    }
}
