package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The payouts that an entry of the books may be about, and what each paid out. */
final class Payouts {
    /** How many days a bank may date a payout before or after the processor does. */
    private static final int DAYS = 5;

    private final BusinessCalendar calendar;
    private final Map<String, String> byMember = new HashMap<>();
    private final Set<String> paidOut = new HashSet<>();
    private final SortedMap<String, List<Sight>> sights = new TreeMap<>();
    private final Map<Money, List<String>> byAmount = new HashMap<>();

    Payouts(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    private record Sight(LocalDate date, Money amount) {}

    /** Takes note of what is stated about payouts; whether {@code posting} is nothing but that. */
    boolean learn(Posting posting) {
        PayoutItem.read(posting).ifPresent(this::learn);
        PayoutArrival.read(posting)
                .ifPresent(arrival -> see(arrival.payout(), calendar.dateOf(arrival.arrivedAt()), arrival.amount()));
        posting.legs().stream()
                .filter(leg -> leg.account().equals(ChartOfAccounts.PAYOUTS))
                .map(Leg::amount)
                .reduce(Money::plus)
                .ifPresent(
                        amount -> see(posting.id().object(), calendar.dateOf(posting.occurredAt()), amount.negated()));
        String movement = posting.id().movement();
        return movement.equals(PayoutItem.MOVEMENT) || movement.equals(PayoutArrival.MOVEMENT);
    }

    boolean isKnown(String payout) {
        return sights.containsKey(payout) || paidOut.contains(payout);
    }

    /** The payout that paid {@code posting} out; empty if none is known. */
    String of(Posting posting) {
        String transaction = posting.attributes().getOrDefault("balance_transaction", "");
        return byMember.getOrDefault(transaction, posting.attributes().getOrDefault(PayoutItem.PAYOUT, ""));
    }

    /**
     * Whether {@code posting} had not reached the bank at the end of {@code date}: its payout arrived later, or it is money
     * that came in after every payout that had arrived by then had left. A refund that no payout has may as well be forgotten.
     */
    boolean isUnderwayAfter(Posting posting, LocalDate date) {
        List<Sight> own = sights.getOrDefault(of(posting), List.of());
        if (!own.isEmpty()) {
            return arrival(own).isAfter(date);
        }
        if (posting.legs().stream().noneMatch(leg -> leg.account().section() == Section.GROSS_RECEIPTS)) {
            return false;
        }
        LocalDate moved = calendar.dateOf(posting.occurredAt());
        return sights.values().stream()
                .filter(payout -> !arrival(payout).isAfter(date))
                .allMatch(payout -> left(payout).isBefore(moved));
    }

    private static LocalDate arrival(List<Sight> payout) {
        return payout.stream().map(Sight::date).max(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate left(List<Sight> payout) {
        return payout.stream().map(Sight::date).min(LocalDate::compareTo).orElseThrow();
    }

    /** The only payout of {@code amount} that was created or arrived around {@code date}; empty if none or several are. */
    String around(LocalDate date, Money amount) {
        List<String> found = byAmount.getOrDefault(amount, List.of()).stream()
                .distinct()
                .filter(payout -> sights.getOrDefault(payout, List.of()).stream()
                        .anyMatch(sight -> sight.amount.equals(amount)
                                && !date.isBefore(sight.date.minusDays(DAYS))
                                && !date.isAfter(sight.date.plusDays(DAYS))))
                .toList();
        return found.size() == 1 ? found.get(0) : "";
    }

    private void learn(PayoutItem item) {
        byMember.put(item.balanceTransaction(), item.payout());
        paidOut.add(item.payout());
    }

    private void see(String payout, LocalDate date, Money amount) {
        sights.computeIfAbsent(payout, unseen -> new ArrayList<>()).add(new Sight(date, amount));
        byAmount.computeIfAbsent(amount, unseen -> new ArrayList<>()).add(payout);
    }
}
