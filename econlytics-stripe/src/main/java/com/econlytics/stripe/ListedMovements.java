package com.econlytics.stripe;

import com.econlytics.TextOrder;
import com.econlytics.connector.SourceException;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.ClearingStatement.Comparison;
import com.econlytics.reconciliation.Discrepancy;
import com.econlytics.reconciliation.Discrepancy.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The balance transactions that Stripe lists, compared with those of the ledger. */
final class ListedMovements {
    private final StripeApi api;

    ListedMovements(StripeApi api) {
        this.api = api;
    }

    /**
     * The records that make the balances differ. The list is read from the newest on, until what was found explains the
     * difference; if it is read to its end, what the ledger has beyond it is told too.
     *
     * @param ledger what each balance transaction moved, by id
     * @param balances what differs
     */
    List<Discrepancy> against(Map<String, Money> ledger, List<Comparison> balances) {
        Map<String, Money> notListed = new TreeMap<>(TextOrder.CODE_POINT);
        notListed.putAll(ledger);
        Map<String, Money> unexplained = new HashMap<>();
        balances.forEach(each -> unexplained.put(each.ours().currency().getCurrencyCode(), each.difference()));
        List<Discrepancy> found = new ArrayList<>();
        Pages pages = new Pages(api::listMovements);
        while (pages.hasNext()) {
            for (Json transaction :
                    pages.next().orElseThrow(ListedMovements::gone).items()) {
                String id = transaction.node().path("id").asText("");
                difference(id, net(transaction), notListed.remove(id)).ifPresent(record -> {
                    found.add(record);
                    explain(unexplained, record);
                });
            }
            if (unexplained.values().stream().allMatch(Money::isZero)) {
                return found;
            }
        }
        notListed.forEach((id, ours) -> {
            if (!ours.isZero()) {
                found.add(new Discrepancy(id, Kind.NOT_IN_REPORT, ours, Money.zero(ours.currency())));
            }
        });
        return found;
    }

    private static SourceException gone() {
        return new SourceException(
                "Stripe has forgotten the balance transaction behind which its list went on; compare again",
                404,
                "",
                SourceException.Retry.MAY_HELP);
    }

    /** What a balance transaction moved; null if it is in a currency or amount that cannot be read. */
    private static @Nullable Money net(Json transaction) {
        try {
            return StripeCurrencies.money(transaction, "net");
        } catch (UnreadableException unclear) {
            return null;
        }
    }

    private static Optional<Discrepancy> difference(String id, @Nullable Money listed, @Nullable Money booked) {
        if (booked == null) {
            return Optional.ofNullable(listed)
                    .filter(theirs -> !theirs.isZero())
                    .map(theirs -> new Discrepancy(id, Kind.NOT_IN_LEDGER, Money.zero(theirs.currency()), theirs));
        }
        Money theirs = listed == null ? Money.zero(booked.currency()) : listed;
        return booked.equals(theirs)
                ? Optional.empty()
                : Optional.of(new Discrepancy(id, Kind.AMOUNT_DIFFERS, booked, theirs));
    }

    private static void explain(Map<String, Money> unexplained, Discrepancy record) {
        unexplained.computeIfPresent(
                record.ours().currency().getCurrencyCode(), (code, gap) -> gap.minus(record.ours()));
        unexplained.computeIfPresent(
                record.theirs().currency().getCurrencyCode(), (code, gap) -> gap.plus(record.theirs()));
    }
}
