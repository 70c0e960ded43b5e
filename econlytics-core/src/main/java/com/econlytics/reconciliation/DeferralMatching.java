package com.econlytics.reconciliation;

import com.econlytics.fact.FactId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows invoices that the books have as revenue when they are billed. What of such an invoice is earned in other months is
 * in the books already, and an entry without a name that defers or releases it takes the difference back.
 */
final class DeferralMatching {
    private final Bookings bookings;
    private final List<SystemPart> parts;

    DeferralMatching(Bookings bookings, List<SystemPart> parts) {
        this.bookings = bookings;
        this.parts = parts;
    }

    /** What is earned of records that are booked as billed differs by basis, month for month. */
    void settleBilled() {
        Set<FactId> billed = new HashSet<>();
        for (SystemPart part : parts) {
            if (part.kind() == PartKind.DEFERRAL && !bookings.isFree(part)) {
                factOf(part).ifPresent(billed::add);
            }
        }
        for (SystemPart part : bookings.free(parts)) {
            boolean ofBilled = factOf(part).filter(billed::contains).isPresent();
            if (ofBilled && (part.kind() == PartKind.RECEIPT || part.kind() == PartKind.DEFERRAL)) {
                bookings.explain(part, Cause.BASIS);
            }
        }
    }

    /** Ties entries that take back one difference of basis, or all of a place together; returns the others. */
    List<BookEntry> matchUnnamed(List<BookEntry> entries) {
        Map<Place, Open> open = new HashMap<>();
        List<BookEntry> rest = new ArrayList<>();
        for (BookEntry entry : entries) {
            Place place = entry.place();
            if (place != null
                    && open.computeIfAbsent(
                                    place, here -> new Open(bookings.findings().records(here, Cause.BASIS)))
                            .isTakenBackBy(entry.minor())) {
                bookings.explain(entry, Cause.BASIS);
            } else {
                rest.add(entry);
            }
        }
        return rest;
    }

    /** Differences of basis at one place, each of which is taken back once. */
    private static final class Open {
        private final Map<Long, Integer> counts = new HashMap<>();
        private long sum;

        Open(List<RecordPart> records) {
            for (RecordPart record : records) {
                counts.merge(record.amount().amountMinor(), 1, Integer::sum);
                sum = Math.addExact(sum, record.amount().amountMinor());
            }
        }

        boolean isTakenBackBy(long amount) {
            if (amount != 0 && counts.getOrDefault(amount, 0) > 0) {
                counts.merge(amount, -1, Integer::sum);
                sum = Math.subtractExact(sum, amount);
                return true;
            }
            if (amount != 0 && amount == sum) {
                counts.clear();
                sum = 0;
                return true;
            }
            return false;
        }
    }

    private static Optional<FactId> factOf(SystemPart part) {
        return part.record() instanceof RecordPart.OfFact fact ? Optional.of(fact.fact()) : Optional.empty();
    }
}
