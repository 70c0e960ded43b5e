package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.reconciliation.EntryMatching.Leftovers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is left on either side when nothing more can be tied. */
final class LastMatching {
    private final KnownIds ids;
    private final Bookings bookings;
    private final List<SystemPart> parts;
    private final Map<Place, List<SystemPart>> byPlace = new TreeMap<>(Place.ORDER);

    LastMatching(KnownIds ids, Bookings bookings, List<SystemPart> parts) {
        this.ids = ids;
        this.bookings = bookings;
        this.parts = parts;
    }

    void match(Leftovers left) {
        left.named().forEach(bookings::leave);
        for (SystemPart part : left.doubtful()) {
            if (bookings.isFree(part)) {
                bookings.leave(part);
            }
        }
        for (SystemPart part : bookings.free(parts)) {
            Place home = part.home();
            if (home != null) {
                byPlace.computeIfAbsent(home, unseen -> new ArrayList<>()).add(part);
            }
        }
        Map<Place, List<BookEntry>> entries = new TreeMap<>(Place.ORDER);
        for (BookEntry entry : left.unnamed()) {
            Place place = entry.place();
            if (place != null) {
                entries.computeIfAbsent(place, unseen -> new ArrayList<>()).add(entry);
            }
        }
        byPlace.keySet().forEach(place -> entries.putIfAbsent(place, new ArrayList<>()));
        entries.forEach((place, each) -> settle(
                place, withoutCorrections(place, each), byPlace.getOrDefault(place, List.of()), left.isUntold(place)));
    }

    /** An entry that takes back all of one cause at its place corrects it, as a proposed entry does that was booked. */
    private List<BookEntry> withoutCorrections(Place place, List<BookEntry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        List<CauseAmount> open = new ArrayList<>(bookings.findings().causes(place));
        open.removeIf(cause -> cause.amount().isZero() || !cause.cause().booksAreAdjusted());
        List<BookEntry> rest = new ArrayList<>();
        for (BookEntry entry : entries) {
            Optional<CauseAmount> corrected = open.stream()
                    .filter(cause -> cause.amount().equals(entry.amount()))
                    .findFirst();
            corrected.ifPresent(cause -> {
                bookings.explain(entry, cause.cause());
                open.remove(cause);
            });
            if (corrected.isEmpty()) {
                rest.add(entry);
            }
        }
        return rest;
    }

    private void settle(Place place, List<BookEntry> entries, List<SystemPart> free, boolean untold) {
        if (!bookings.periods().isDetailed(place.period())) {
            free.stream().filter(part -> !part.counted()).forEach(part -> bookings.book(part, place));
            return;
        }
        boolean payroll = isSupport(place) && free.stream().anyMatch(LastMatching::isPayroll);
        if (isSupport(place) && !payroll && !entries.isEmpty() && !free.isEmpty()) {
            entries.forEach(entry -> bookings.explain(entry, Cause.SUPPORT_ABSORPTION));
            free.forEach(part -> bookings.explain(part, Cause.SUPPORT_ABSORPTION));
            return;
        }
        entries.forEach(bookings::leave);
        boolean summarised = untold || (payroll && !entries.isEmpty()) || isSummaryOf(entries, free);
        boolean deposited = isDeposited(place);
        free.forEach(part -> {
            if (summarised) {
                bookings.leave(part);
            } else if (deposited && isToBeDeposited(part, place)) {
                bookings.explain(part, Cause.TIMING);
            } else {
                bookings.leaveOut(part);
            }
        });
    }

    private boolean isDeposited(Place place) {
        return bookings.findings().deposits().stream()
                .anyMatch(deposit -> deposit.line().equals(bookings.line(place))
                        && deposit.period().equals(place.period()));
    }

    /** Books that record net deposits have as revenue later what had not reached the bank when the period ended. */
    private boolean isToBeDeposited(SystemPart part, Place place) {
        return part.record() instanceof RecordPart.OfFact fact
                && ids.isUnderwayAfter(fact.fact(), place.period().last().atEndOfMonth());
    }

    /** Payroll compares with payroll: what differs is an error of one of the two. */
    private static boolean isPayroll(SystemPart part) {
        return part.record() instanceof RecordPart.OfFact fact
                && fact.account().equals(ChartOfAccounts.SUPPORT_PAYROLL);
    }

    private boolean isSupport(Place place) {
        return bookings.line(place).sections().equals(List.of(Section.SUPPORT));
    }

    /**
     * Entries that come near to all that is left are a summary of it with an error: then nothing of it can be said to be
     * missing from the books, and the error stays unexplained.
     */
    private static boolean isSummaryOf(List<BookEntry> entries, List<SystemPart> free) {
        BigInteger booked = sum(entries.stream().mapToLong(BookEntry::minor).toArray());
        BigInteger ours = sum(free.stream()
                .filter(SystemPart::counted)
                .mapToLong(SystemPart::amount)
                .toArray());
        return booked.signum() != 0 && Tolerance.DEFAULT.allowsRaw(ours.subtract(booked), booked);
    }

    private static BigInteger sum(long[] amounts) {
        BigInteger sum = BigInteger.ZERO;
        for (long amount : amounts) {
            sum = sum.add(BigInteger.valueOf(amount));
        }
        return sum;
    }
}
