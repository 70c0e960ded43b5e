package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import com.econlytics.money.Apportionment;
import com.econlytics.money.Ratio;
import com.econlytics.revenue.CreditNoteLine.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the things that the customer gets for a credit note.
 *
 * @param use what it is
 * @param refund the refund's id; empty unless it is one
 * @param amount how much of the credit note, tax included, in Stripe's minor units
 */
record CreditNoteUse(Use use, String refund, long amount) {
    /** What tells it from the other uses of one credit note. */
    String name() {
        return refund.isEmpty() ? use.toString() : refund;
    }

    /**
     * The uses that {@code note} states, which sum to its total.
     *
     * @throws UnreadableException if Stripe does not say for what it is used
     */
    static List<CreditNoteUse> of(Json note) throws UnreadableException {
        List<CreditNoteUse> uses = new ArrayList<>();
        long total = note.amount("total");
        add(uses, Use.AMOUNT_DUE, "", prePayment(note, total));
        addRefunds(uses, note);
        add(uses, Use.OUTSIDE, "", note.amountIfAny("out_of_band_amount"));
        long left = Math.subtractExact(total, sum(uses));
        if (note.has("customer_balance_transaction")) {
            add(uses, Use.CUSTOMER_BALANCE, "", left);
        } else if (note.has("refund")) {
            add(uses, Use.REFUND, note.findId("refund").orElseThrow(), left);
        }
        if (sum(uses) != total || uses.stream().anyMatch(use -> use.amount < 0)) {
            throw note.wrong(Reason.SOURCE_INCONSISTENT, "total");
        }
        return uses;
    }

    /**
     * Divides the parts of a credit note over its uses: all shares of a part sum to it, and all shares of a use to the use.
     * Each use takes its shares, in proportion, of what the uses before it left; so no share is negative.
     *
     * @return for each use its share of each part
     */
    static List<List<Long>> share(List<Long> parts, List<CreditNoteUse> uses) {
        List<Long> left = new ArrayList<>(parts);
        List<List<Long>> shares = new ArrayList<>();
        for (CreditNoteUse use : uses) {
            List<Ratio> weights = left.stream().map(Ratio::of).toList();
            Optional<List<Long>> share = Apportionment.largestRemainder(use.amount(), weights);
            shares.add(share.orElseThrow());
            for (int part = 0; part < left.size(); part++) {
                left.set(part, left.get(part) - shares.get(shares.size() - 1).get(part));
            }
        }
        return shares;
    }

    /** Old versions of the API only say whether the invoice was paid before. */
    private static long prePayment(Json note, long total) throws UnreadableException {
        if (note.has("pre_payment_amount")) {
            return note.amount("pre_payment_amount");
        }
        return note.findText("type").orElse("").equals("pre_payment") ? total : 0;
    }

    private static void addRefunds(List<CreditNoteUse> uses, Json note) throws UnreadableException {
        for (Json refund : note.elements("refunds")) {
            Optional<String> id = refund.findId("refund");
            add(uses, id.isPresent() ? Use.REFUND : Use.OUTSIDE, id.orElse(""), refund.amount("amount_refunded"));
        }
    }

    private static void add(List<CreditNoteUse> uses, Use use, String refund, long amount) {
        if (amount == 0) {
            return;
        }
        CreditNoteUse added = new CreditNoteUse(use, refund, amount);
        for (int i = 0; i < uses.size(); i++) {
            CreditNoteUse same = uses.get(i);
            if (same.name().equals(added.name())) {
                uses.set(i, new CreditNoteUse(use, refund, Math.addExact(same.amount, amount)));
                return;
            }
        }
        uses.add(added);
    }

    private static long sum(List<CreditNoteUse> uses) {
        return uses.stream().mapToLong(CreditNoteUse::amount).sum();
    }
}
