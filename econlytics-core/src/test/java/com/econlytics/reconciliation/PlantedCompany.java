package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.reconciliation.ReconciliationLaws.Planted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A company whose books go wrong in known ways in May and June 2026, and what must be found. */
final class PlantedCompany {
    /** Above whatever the payments sum to, so that no entry looks like a summary of them. */
    private static final long STRANGE = 7_000_003;

    final BothBooks both;
    private final List<Planted> planted;
    private final Map<String, Long> expected = new TreeMap<>();
    private final Set<String> quarantined = new HashSet<>();

    enum Plant {
        CLEAN,
        TAX_IN_REVENUE,
        FEE_LATE,
        FEE_IN_REVENUE,
        TWICE,
        TWICE_LATER,
        OTHER_ACCOUNT,
        ELSEWHERE,
        REFUND_NOT_BOOKED,
        DISPUTE_LATE,
        NOT_BOOKED,
        OTHER_SOURCE,
        ROUNDING,
        PENDING,
        QUARANTINED,
        NET_DEPOSIT,
        UNEXPLAINED
    }

    PlantedCompany(String currency, List<Planted> planted) {
        this(currency, planted, 1);
    }

    /** Whose records are numbered from {@code first} on. */
    PlantedCompany(String currency, List<Planted> planted, int first) {
        both = new BothBooks(currency).other("PayPal", "paypal");
        this.planted = List.copyOf(planted);
        both.row("2026-05", BothBooks.SALES, 0).row("2026-06", BothBooks.SALES, 0);
        for (int i = 0; i < planted.size(); i++) {
            plant(planted.get(i), String.format(Locale.ROOT, "%03d", first + i));
        }
    }

    Terms terms() {
        return BothBooks.terms().quarantining(quarantined);
    }

    Reconciliation reconcile() {
        return Reconciliation.of(both.figures(), both.company("2026-03", "2026-08"), terms());
    }

    List<String> expected() {
        List<String> found = new ArrayList<>();
        expected.forEach((key, amount) -> {
            if (amount != 0) {
                found.add(key + " " + amount);
            }
        });
        return found;
    }

    private void plant(Planted one, String number) {
        String id = "ch_" + number;
        String date = String.format(Locale.ROOT, "2026-05-%02d", one.day());
        String later = String.format(Locale.ROOT, "2026-06-%02d", one.day());
        long net = one.net();
        long part = one.part();
        switch (one.plant()) {
            case CLEAN -> sale(id, date, net, part);
            case TAX_IN_REVENUE -> {
                both.charge(id, date, net, part, 0).entry(date, BothBooks.SALES, id, "", net + part);
                expect("2026-05 revenue TAX", -part);
            }
            case FEE_LATE -> {
                both.charge(id, date, net, 0, part)
                        .entry(date, BothBooks.SALES, id, "", net)
                        .entry(later, BothBooks.FEES, id, "", part);
                expect("2026-05 fees TIMING", -part);
                expect("2026-06 fees TIMING", part);
            }
            case FEE_IN_REVENUE -> {
                both.charge(id, date, net, 0, part).entry(date, BothBooks.SALES, "", "sale " + id, net - part);
                expect("2026-05 revenue FEES", part);
                expect("2026-05 fees FEES", -part);
            }
            case TWICE, TWICE_LATER -> {
                boolean again = one.plant() == Plant.TWICE_LATER;
                sale(id, date, net, part);
                both.entry(again ? later : date, BothBooks.SALES, id, "again", net);
                expect((again ? "2026-06" : "2026-05") + " revenue BOOKED_TWICE", -net);
            }
            case OTHER_ACCOUNT -> {
                both.charge(id, date, net, 0, 0).entry(date, BothBooks.SHOP, id, "", net);
                expect("2026-05 revenue OTHER_ACCOUNT", net);
                expect("2026-05 shop_receipts OTHER_ACCOUNT", -net);
            }
            case ELSEWHERE -> {
                both.charge(id, date, net, 0, part)
                        .entry(date, BothBooks.SALES, id, "", net)
                        .entry(date, BothBooks.RENT, id, "", part);
                expect("2026-05 fees OTHER_ACCOUNT", -part);
            }
            case REFUND_NOT_BOOKED -> {
                sale(id, date, net, 0);
                both.refund("re_" + number, id, later, part);
                expect("2026-06 revenue REFUNDS", -part);
            }
            case DISPUTE_LATE -> {
                sale(id, date, net, part);
                both.dispute("dp_" + number, id, date, net).entry(later, BothBooks.SALES, "dp_" + number, "", -net);
                expect("2026-05 revenue TIMING", -net);
                expect("2026-06 revenue TIMING", net);
            }
            case NOT_BOOKED -> {
                both.charge(id, date, net, 0, part).entry(date, BothBooks.FEES, id, "", part);
                expect("2026-05 revenue NOT_BOOKED", net);
            }
            case OTHER_SOURCE -> {
                both.entry(date, BothBooks.SALES, "INV" + number, "PayPal", net);
                expect("2026-05 revenue MISSING_SOURCE", -net);
            }
            case ROUNDING -> {
                both.charge(id, date, net, 0, 0).entry(date, BothBooks.SALES, id, "", net + 1);
                expect("2026-05 revenue ROUNDING", -1);
            }
            case PENDING -> {
                both.post(id, "charge", id, date, Map.of(), both.leg(ChartOfAccounts.FEE_UNKNOWN, net))
                        .entry(date, BothBooks.SALES, id, "", net);
                expect("2026-05 revenue PENDING", -net);
            }
            case QUARANTINED -> {
                quarantined.add("qu_" + number);
                both.entry(date, BothBooks.SALES, "qu_" + number, "", net);
                expect("2026-05 revenue QUARANTINED", -net);
            }
            case NET_DEPOSIT -> {
                both.charge(id, date, net, 0, part)
                        .payout("po_" + number, date, later, new HashMap<>(Map.of("txn_" + id, net - part)))
                        .entry(later, BothBooks.SALES, "po_" + number, "payout", net - part);
                expect("2026-05 revenue TIMING", net);
                expect("2026-06 revenue TIMING", -net);
                expect("2026-05 fees FEES", -part);
                expect("2026-06 revenue FEES", part);
            }
            case UNEXPLAINED -> {
                both.entry(date, BothBooks.SALES, "JE" + number, "accrual", STRANGE + net);
                expect("2026-05 revenue residual", -STRANGE - net);
            }
        }
    }

    private void sale(String id, String date, long net, long fee) {
        both.charge(id, date, net, 0, fee).entry(date, BothBooks.SALES, id, "", net);
        if (fee != 0) {
            both.entry(date, BothBooks.FEES, id, "", fee);
        }
    }

    private void expect(String what, long amount) {
        expected.merge(what, amount, Math::addExact);
    }

    @Override
    public String toString() {
        return both.currency + " " + planted;
    }
}
