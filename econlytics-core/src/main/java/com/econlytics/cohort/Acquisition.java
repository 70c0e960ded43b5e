package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Payment;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a customer was won: by the first captured payment above zero that did not fail.
 *
 * <p>A payment is everything that was posted about one reference, else about one object of a source. It counts if its
 * receipts, less what failed and what was never captured, are above zero in its own currency. What is provisional, pending
 * or contested does not count yet. Refunds and disputes do not undo an acquisition: the customer had been won.
 *
 * <p>Example: a trial charge of 0.00 in May, a bank debit in June that came back, and a card payment of 29.00 on 3 July: the
 * customer was acquired on 3 July.
 *
 * @param customer who was won
 * @param milestone when
 * @param payment the posting that did it; of two at one instant, the first by id
 */
public record Acquisition(CustomerId customer, Milestone milestone, FactId payment) implements Comparable<Acquisition> {
    private static final Comparator<Acquisition> ORDER = Comparator.comparing(
                    (Acquisition acquisition) -> acquisition.milestone().at())
            .thenComparing(Acquisition::payment)
            .thenComparing(Acquisition::customer);

    public Acquisition {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(milestone, "milestone");
        Objects.requireNonNull(payment, "payment");
    }

    /** The acquisition of every customer who ever paid. */
    public static SortedMap<CustomerId, Acquisition> of(Books books) {
        SortedMap<CustomerId, Acquisition> first = new TreeMap<>();
        for (Payment payment : Payment.of(books.standings())) {
            payment.receipts().forEach(posting -> {
                CustomerId customer = books.bearerOf(posting.party());
                Milestone milestone =
                        Milestone.of(posting.occurredAt(), books.booking().calendar());
                if (customer.isCustomer()) {
                    first.merge(customer, new Acquisition(customer, milestone, posting.id()), Acquisition::earlier);
                }
            });
        }
        return first;
    }

    /** Earlier first; of two at one instant, the first by the id of the payment. */
    @Override
    public int compareTo(Acquisition other) {
        return ORDER.compare(this, other);
    }

    private static Acquisition earlier(Acquisition one, Acquisition other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
