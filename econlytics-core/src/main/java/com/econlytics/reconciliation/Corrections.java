package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entries by which the books took a proposed journal: their document is the id of the journal. They are set aside until all
 * others are tied, and then take the cause back that was proposed, if together they have its amount.
 */
final class Corrections {
    private final Map<At, List<BookEntry>> entries = new LinkedHashMap<>();

    private record At(Place place, Cause cause) {}

    /** Sets corrections aside; returns the other entries. */
    List<BookEntry> setAside(List<BookEntry> all) {
        List<BookEntry> others = new ArrayList<>();
        for (BookEntry entry : all) {
            Optional<At> corrected = corrected(entry);
            if (corrected.isPresent()) {
                entries.computeIfAbsent(corrected.get(), unseen -> new ArrayList<>())
                        .add(entry);
            } else {
                others.add(entry);
            }
        }
        return others;
    }

    /** What is no longer different because of them has its cause on both sides; a correction of anything else is residual. */
    void settle(Bookings bookings) {
        entries.forEach((at, corrections) -> {
            Optional<Money> found = bookings.findings().causes(at.place).stream()
                    .filter(cause -> cause.cause() == at.cause)
                    .map(CauseAmount::amount)
                    .findFirst();
            Money booked = corrections.stream()
                    .map(BookEntry::amount)
                    .reduce(Money::plus)
                    .orElseThrow();
            boolean fits = found.filter(booked::equals).isPresent();
            corrections.forEach(entry -> {
                if (fits) {
                    bookings.explain(entry, at.cause);
                } else {
                    bookings.leave(entry);
                }
            });
        });
    }

    private static Optional<At> corrected(BookEntry entry) {
        Place place = entry.place();
        if (place == null) {
            return Optional.empty();
        }
        Currency currency = entry.amount().currency();
        return Arrays.stream(Cause.values())
                .filter(Cause::booksAreAdjusted)
                .filter(cause -> entry.entry().document().equals(ProposedJournals.id(place.period(), currency, cause)))
                .map(cause -> new At(place, cause))
                .findFirst();
    }
}
