package com.econlytics.testkit.laws;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All figures of a ledger, with customers named by their row at the source, so that two ledgers that gave out their numbers
 * in another order can be compared.
 *
 * @param balances one text for each balance
 * @param customers one text for each customer
 * @param matches one text for each party that has an id of its own
 * @param attributes every statement about an attribute
 */
public record LedgerSnapshot(
        List<String> balances, List<String> customers, List<String> matches, List<DatedAttribute> attributes) {
    public LedgerSnapshot {
        balances = List.copyOf(balances);
        customers = List.copyOf(customers);
        matches = List.copyOf(matches);
        attributes = List.copyOf(attributes);
    }

    /** The balances as the ledger keeps them. */
    public static LedgerSnapshot of(Ledger ledger) {
        return of(ledger, ledger.balances());
    }

    /** The balances as the lines sum to. */
    public static LedgerSnapshot ofLines(Ledger ledger) {
        return of(ledger, Balance.of(lines(ledger)));
    }

    /** All lines of the latest version. */
    public static List<Line> lines(Ledger ledger) {
        List<Line> lines = new ArrayList<>();
        ledger.readLines(ledger.version(), lines::add);
        return lines;
    }

    private static LedgerSnapshot of(Ledger ledger, Collection<Balance> balances) {
        Map<CustomerId, String> names = new HashMap<>();
        for (Customer customer : ledger.customers()) {
            names.put(customer.id(), customer.party().toString());
        }
        return new LedgerSnapshot(
                balances.stream()
                        .map(balance -> names.getOrDefault(
                                        balance.key().customer(),
                                        balance.key().customer().toString())
                                + " " + balance.key().month() + " "
                                + balance.key().origin() + " "
                                + balance.key().account() + " "
                                + balance.key().unit() + " " + balance.amount())
                        .sorted()
                        .toList(),
                ledger.customers().stream()
                        .map(customer -> customer.party() + " " + customer.findSignedUpAt() + " borne by "
                                + names.get(customer.survivor()))
                        .sorted()
                        .toList(),
                ledger.matches().entrySet().stream()
                        .map(match -> match.getKey() + " " + match.getValue().method() + " "
                                + names.getOrDefault(
                                        match.getValue().customer(),
                                        match.getValue().customer().toString()))
                        .sorted()
                        .toList(),
                ledger.attributes());
    }
}
