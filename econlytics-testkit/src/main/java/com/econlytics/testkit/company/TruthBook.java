package com.econlytics.testkit.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the truth while the story is told: every amount once for its party and once for the company. */
final class TruthBook {
    private final SortedMap<String, Tally> customers = new TreeMap<>();
    private final Tally unattributed = new Tally();
    private final Tally unallocated = new Tally();
    private final Tally company = new Tally();
    private long stripeNet;
    private long receivedTax;
    private long paidInvoices;
    private long earned;

    void open(String customerId) {
        customers.put(customerId, new Tally());
    }

    /** The tally of a customer of record; {@code unattributed} for the empty id of a guest or stranger. */
    Tally of(String customerId) {
        if (customerId.isEmpty()) {
            return unattributed;
        }
        Tally tally = customers.get(customerId);
        if (tally == null) {
            throw new IllegalStateException("nobody told of customer " + customerId);
        }
        return tally;
    }

    Tally unattributed() {
        return unattributed;
    }

    Tally unallocated() {
        return unallocated;
    }

    void receipt(Tally party, long minor) {
        book(party, tally -> tally.grossReceipts += minor);
    }

    void refund(Tally party, long minor) {
        book(party, tally -> tally.refunds += minor);
    }

    void dispute(Tally party, long minor) {
        book(party, tally -> tally.disputes += minor);
    }

    void fee(Tally party, long minor) {
        book(party, tally -> tally.fees += minor);
    }

    void ticket(Tally party, long trackedSeconds) {
        book(party, tally -> tally.trackedSeconds.add(trackedSeconds));
    }

    /** Tax that is known to be in a receipt which was booked. */
    void taxed(long taxMinor) {
        receivedTax += taxMinor;
    }

    /** A receipt that was booked paid an invoice; negative if it was given back. */
    void paidInvoice(long netMinor, long taxMinor) {
        receivedTax += taxMinor;
        paidInvoices += netMinor;
    }

    /** What of an invoice was delivered, without tax. */
    void earned(long netMinor) {
        earned += netMinor;
    }

    private TrueRevenue revenue() {
        long received = company.grossReceipts - company.refunds - company.disputes - receivedTax;
        return new TrueRevenue(received, received - paidInvoices + earned);
    }

    void stripeNet(long minor) {
        stripeNet += minor;
    }

    Truth truth(String currency, SupportRates rates) {
        SortedMap<String, TrueProfit> profits = new TreeMap<>();
        customers.forEach((id, tally) -> profits.put(id, tally.profit(rates)));
        return new Truth(
                currency,
                profits,
                unattributed.profit(rates),
                unallocated.profit(rates),
                company.profit(rates),
                Map.of(currency, stripeNet),
                revenue());
    }

    private void book(Tally party, Consumer<Tally> amount) {
        amount.accept(party);
        amount.accept(company);
    }

    /** The running totals of one party. Tickets are kept one by one: each is rounded on its own. */
    static final class Tally {
        private long grossReceipts;
        private long refunds;
        private long disputes;
        private long fees;
        private final List<Long> trackedSeconds = new ArrayList<>();

        private TrueProfit profit(SupportRates rates) {
            long supportCost = 0;
            for (long seconds : trackedSeconds) {
                supportCost = Math.addExact(supportCost, rates.cost(seconds));
            }
            return new TrueProfit(grossReceipts, refunds, disputes, fees, supportCost, trackedSeconds.size());
        }
    }
}
