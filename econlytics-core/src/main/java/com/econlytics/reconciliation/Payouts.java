package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The payouts that an entry of the books may be about, and what each paid out. */
final class Payouts {
    /** How many days a bank may date a payout before or after the processor does. */
    private static final int DAYS = 5;

    private static final Set<String> RETURNED = Set.of("failed", "canceled");

    private final BusinessCalendar calendar;
    private final Map<String, String> byMember = new HashMap<>();
    private final Set<String> paidOut = new HashSet<>();
    private final SortedMap<String, List<Sight>> sights = new TreeMap<>();
    private final Map<Money, Set<String>> byAmount = new HashMap<>();
    private final Map<String, List<Posting>> movements = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<LocalDate, Optional<LocalDate>> lastLeft = new HashMap<>();

    Payouts(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    private record Sight(LocalDate date) {}

    /** Takes note of what is stated about payouts; whether {@code posting} is nothing but that. */
    boolean learn(Posting posting) {
        PayoutItem.read(posting).ifPresent(this::learn);
        PayoutArrival.read(posting).ifPresent(arrival -> {
            see(arrival.payout(), calendar.dateOf(arrival.arrivedAt()), arrival.amount());
            if (RETURNED.contains(arrival.status())) {
                failed.add(arrival.payout());
            }
        });
        posting.legs().stream()
                .filter(leg -> leg.account().equals(ChartOfAccounts.PAYOUTS))
                .map(Leg::amount)
                .reduce(Money::plus)
                .ifPresent(amount -> learn(posting, amount));
        String movement = posting.id().movement();
        return movement.equals(PayoutItem.MOVEMENT) || movement.equals(PayoutArrival.MOVEMENT);
    }

    LocalDate dateOf(Posting posting) {
        return calendar.dateOf(posting.occurredAt());
    }

    boolean isKnown(String payout) {
        return sights.containsKey(payout) || paidOut.contains(payout);
    }

    private void learn(Posting posting, Money amount) {
        String payout = posting.id().object();
        see(payout, dateOf(posting), amount.negated());
        movements.computeIfAbsent(payout, unseen -> new ArrayList<>()).add(posting);
    }

    /** Whether {@code payout} moved money and brought it back, or is said to have failed. */
    private boolean isReturned(String payout) {
        return failed.contains(payout)
                || movements.getOrDefault(payout, List.of()).stream()
                                .map(Payouts::directionOf)
                                .distinct()
                                .count()
                        > 1;
    }

    /** The balance transaction by which a payout that failed came back; empty if it did not. */
    private String returnOf(String payout) {
        List<Posting> moved = movements.getOrDefault(payout, List.of());
        return moved.size() < 2 || !isReturned(payout)
                ? ""
                : moved.stream()
                        .max(Comparator.comparing(Posting::occurredAt).thenComparing(Posting::id))
                        .map(last -> last.attributes().getOrDefault("balance_transaction", ""))
                        .orElse("");
    }

    private static boolean directionOf(Posting posting) {
        return posting.legs().stream()
                .filter(leg -> leg.account().equals(ChartOfAccounts.PAYOUTS))
                .map(Leg::amount)
                .reduce(Money::plus)
                .filter(Money::isNegative)
                .isPresent();
    }

    /** The payout that paid {@code posting} out, at last if others failed before; empty if none is known. */
    String of(Posting posting) {
        String transaction = posting.attributes().getOrDefault("balance_transaction", "");
        String payout = byMember.getOrDefault(transaction, posting.attributes().getOrDefault(PayoutItem.PAYOUT, ""));
        Set<String> tried = new HashSet<>();
        while (tried.add(payout) && byMember.containsKey(returnOf(payout))) {
            payout = byMember.getOrDefault(returnOf(payout), payout);
        }
        return payout;
    }

    /**
     * Whether {@code posting} had not reached the bank at the end of {@code date}: its payout arrived later, or it is money
     * that came in after every payout that had arrived by then had left. A refund that no payout has may as well be forgotten.
     */
    boolean isUnderwayAfter(Posting posting, LocalDate date) {
        String payout = of(posting);
        List<Sight> own = sights.getOrDefault(payout, List.of());
        if (!own.isEmpty()) {
            return isReturned(payout) || arrival(own).isAfter(date);
        }
        if (posting.legs().stream().noneMatch(leg -> leg.account().section() == Section.GROSS_RECEIPTS)) {
            return false;
        }
        LocalDate moved = calendar.dateOf(posting.occurredAt());
        return lastLeft.computeIfAbsent(date, this::lastLeft)
                .filter(left -> !left.isBefore(moved))
                .isEmpty();
    }

    /** When the last payout left of those that had arrived on {@code date}. */
    private Optional<LocalDate> lastLeft(LocalDate date) {
        return sights.entrySet().stream()
                .filter(payout -> !isReturned(payout.getKey()))
                .map(Map.Entry::getValue)
                .filter(payout -> !arrival(payout).isAfter(date))
                .map(Payouts::left)
                .max(LocalDate::compareTo);
    }

    private static LocalDate arrival(List<Sight> payout) {
        return payout.stream().map(Sight::date).max(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate left(List<Sight> payout) {
        return payout.stream().map(Sight::date).min(LocalDate::compareTo).orElseThrow();
    }

    /** All payouts of {@code amount}, in the order in which they arrived. */
    List<String> of(Money amount) {
        return byAmount.getOrDefault(amount, Set.of()).stream()
                .sorted(Comparator.comparing((String payout) -> arrival(sights.getOrDefault(payout, List.of())))
                        .thenComparing(TextOrder.CODE_POINT))
                .toList();
    }

    /** Whether {@code payout} was created or arrived around {@code date}. */
    boolean isAround(String payout, LocalDate date) {
        return sights.getOrDefault(payout, List.of()).stream()
                .anyMatch(sight ->
                        !date.isBefore(sight.date.minusDays(DAYS)) && !date.isAfter(sight.date.plusDays(DAYS)));
    }

    private void learn(PayoutItem item) {
        byMember.put(item.balanceTransaction(), item.payout());
        paidOut.add(item.payout());
    }

    private void see(String payout, LocalDate date, Money amount) {
        sights.computeIfAbsent(payout, unseen -> new ArrayList<>()).add(new Sight(date));
        byAmount.computeIfAbsent(amount, unseen -> new LinkedHashSet<>()).add(payout);
    }
}
