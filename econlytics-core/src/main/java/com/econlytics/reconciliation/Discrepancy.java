package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.ClearingStatement.Movement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A balance transaction that the ledger and the processor's report state differently.
 *
 * @param balanceTransaction its id
 * @param kind how they differ
 * @param ours what the ledger has; 0 if nothing
 * @param theirs what the report has; 0 if nothing
 */
public record Discrepancy(String balanceTransaction, Kind kind, Money ours, Money theirs) {
    public Discrepancy {
        Objects.requireNonNull(balanceTransaction, "balanceTransaction");
        Objects.requireNonNull(kind, "kind");
    }

    /** How a ledger and a report can differ. */
    public enum Kind {
        /** The report has it, the ledger has not. */
        NOT_IN_LEDGER,
        /** The ledger has it, the report has not. */
        NOT_IN_REPORT,
        /** Both have it, with different amounts. */
        AMOUNT_DIFFERS
    }

    static List<Discrepancy> of(Collection<Movement> ledger, Collection<BalanceMovement> report, Currency currency) {
        SortedMap<String, Money> ours = new TreeMap<>(TextOrder.CODE_POINT);
        ledger.forEach(movement -> ours.merge(movement.balanceTransaction(), movement.net(), Money::plus));
        SortedMap<String, Money> theirs = new TreeMap<>(TextOrder.CODE_POINT);
        report.stream()
                .filter(movement -> movement.net().currency().equals(currency))
                .forEach(movement -> theirs.merge(movement.balanceTransaction(), movement.net(), Money::plus));
        SortedSet<String> all = new TreeSet<>(TextOrder.CODE_POINT);
        all.addAll(ours.keySet());
        all.addAll(theirs.keySet());
        List<Discrepancy> found = new ArrayList<>();
        for (String id : all) {
            Money zero = Money.zero(currency);
            Money left = ours.getOrDefault(id, zero);
            Money right = theirs.getOrDefault(id, zero);
            if (!left.equals(right)) {
                found.add(new Discrepancy(id, kind(ours.containsKey(id), theirs.containsKey(id)), left, right));
            }
        }
        return found;
    }

    private static Kind kind(boolean inLedger, boolean inReport) {
        if (!inLedger) {
            return Kind.NOT_IN_LEDGER;
        }
        return inReport ? Kind.AMOUNT_DIFFERS : Kind.NOT_IN_REPORT;
    }
}
