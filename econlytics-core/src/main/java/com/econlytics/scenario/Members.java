package com.econlytics.scenario;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.pnl.Books;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The customers a question is about. */
final class Members {
    private Members() {}

    /** {@code customers}, if each is a customer of the books that stands for itself. */
    static SortedSet<CustomerId> require(Books books, Collection<CustomerId> customers) {
        SortedSet<CustomerId> members = new TreeSet<>(customers);
        for (CustomerId member : members) {
            Customer row = books.customers().stream()
                    .filter(customer -> customer.id().equals(member))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            member + " is not among the customers of the books; name one of their numbers"));
            if (row.isMerged()) {
                throw new IllegalArgumentException(
                        member + " was merged into " + row.survivor() + "; name " + row.survivor());
            }
        }
        return members;
    }

    static String inWords(Collection<CustomerId> members) {
        return members.isEmpty()
                ? "nobody"
                : members.stream().map(CustomerId::toString).collect(Collectors.joining(", "));
    }
}
