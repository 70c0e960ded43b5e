package com.econlytics.stripe;

import com.econlytics.fact.Posting;
import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import com.econlytics.revenue.InvoiceSettlement;
import com.econlytics.revenue.InvoiceSettlement.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out how an invoice was settled.
 *
 * <p>What an invoice says was paid must be the sum of the payments that Stripe shows, and of what was paid outside. As
 * long as it is not, the invoice waits, and what is known is booked.
 */
final class InvoiceSettlements {
    /** No revision by amounts comes near. */
    private static final long WRITE_OFF_IS_OVER = 4_000_000_000_000_000L;

    private final RevenueApi api;
    private final PaymentCharges charges;

    InvoiceSettlements(RevenueApi api) {
        this.api = api;
        this.charges = new PaymentCharges(api);
    }

    /** What is known of the settlements of an invoice, and whether that is all. */
    Finding look(Issued invoice, Instant now) throws UnreadableException {
        List<InvoiceSettlement> settlements = new ArrayList<>(withoutPayment(invoice, now));
        Json json = invoice.json();
        long paid = json.amountIfAny("amount_paid");
        boolean settled = json.text("status").equals("paid");
        if (paid == 0 && !(settled && json.amountIfAny("amount_due") > 0)) {
            return Finding.applied(reading(settlements));
        }
        Optional<List<Json>> payments = paymentsOf(json);
        if (payments.isEmpty()) {
            return Finding.pending(reading(settlements), Reason.SOURCE_NOT_FOUND, invoice.id());
        }
        Tally tally = new Tally(invoice, now);
        for (Json payment : payments.get()) {
            tally.add(payment);
        }
        if (settled) {
            tally.addOutside(payments.get());
        }
        settlements.addAll(tally.settlements());
        return tally.isComplete()
                ? Finding.applied(reading(settlements))
                : Finding.pending(reading(settlements), Reason.NOT_SETTLED, invoice.id());
    }

    private static Reading reading(List<InvoiceSettlement> settlements) {
        return Reading.of(settlements.stream().map(InvoiceSettlement::posting).toList(), List.of());
    }

    /** What the customer's balance paid, and what was given up. */
    private static List<InvoiceSettlement> withoutPayment(Issued invoice, Instant now) throws UnreadableException {
        List<InvoiceSettlement> settlements = new ArrayList<>();
        long fromBalance = InvoiceLines.fromBalance(invoice.json());
        if (fromBalance > 0) {
            Instant at = invoice.at();
            Money amount = invoice.money(fromBalance);
            settlements.add(settlement(
                    invoice, "customer_balance", invoice.revision(), at, Method.CUSTOMER_BALANCE, "", amount));
        }
        Optional<Json> when = invoice.json().findObject("status_transitions");
        if (when.isPresent() && when.get().has("marked_uncollectible_at")) {
            settlements.add(writtenOff(invoice, when.get().time("marked_uncollectible_at", now)));
        }
        return settlements;
    }

    /**
     * What is left of an uncollectible invoice can only become less, so what was settled of it is its revision. Once it is
     * paid or void nothing is written off any more.
     */
    private static InvoiceSettlement writtenOff(Issued invoice, Instant at) throws UnreadableException {
        Json json = invoice.json();
        boolean over = !json.text("status").equals("uncollectible");
        long settled =
                Math.addExact(json.amountIfAny("amount_paid"), json.amountIfAny("pre_payment_credit_notes_amount"));
        long revision = over ? WRITE_OFF_IS_OVER : Posting.SETTLED + settled;
        Money amount = invoice.amount(over ? 0 : json.amount("amount_remaining"));
        return settlement(invoice, "written_off", revision, at, Method.WRITTEN_OFF, "", amount);
    }

    /** The payments that an invoice shows or has; old versions of the API show a charge instead. */
    private Optional<List<Json>> paymentsOf(Json invoice) throws UnreadableException {
        String id = invoice.id();
        return invoice.findWholeList("payments")
                .or(() -> isOfOldVersion(invoice) ? Optional.of(List.of()) : api.findPaymentsOf(id));
    }

    private static boolean isOfOldVersion(Json invoice) {
        return invoice.node().has("charge") || invoice.node().has("paid_out_of_band");
    }

    private static InvoiceSettlement settlement(
            Issued invoice, String part, long revision, Instant at, Method method, String payment, Money amount)
            throws UnreadableException {
        if (amount.isNegative()) {
            throw invoice.json().wrong(Reason.SOURCE_INCONSISTENT, "amount_paid");
        }
        return new InvoiceSettlement(
                invoice.account(),
                invoice.part(part),
                invoice.id(),
                revision,
                at,
                invoice.party(),
                method,
                payment,
                amount);
    }

    /** The payments of one invoice, added up. */
    private final class Tally {
        private final Issued invoice;
        private final Instant now;
        private final Map<String, Part> parts = new LinkedHashMap<>();
        private boolean chargeMissing;

        private record Part(Instant at, Method method, String payment, long amount) {
            Part plus(Part other) {
                return new Part(at, method, payment, Math.addExact(amount, other.amount));
            }
        }

        Tally(Issued invoice, Instant now) {
            this.invoice = invoice;
            this.now = now;
        }

        void add(Json payment) throws UnreadableException {
            if (!payment.text("status").equals("paid")) {
                return;
            }
            Json payer = payment.object("payment");
            long amount = payment.amount("amount_paid");
            if (payer.has("payment_record")) {
                Instant at = payment.object("status_transitions").time("paid_at", now);
                String record = payer.findId("payment_record").orElseThrow();
                parts.merge(record, new Part(at, Method.OUTSIDE, "", amount), Part::plus);
            } else {
                addCharge(charges.find(payer), amount);
            }
        }

        /** What no payment of Stripe's paid, of an invoice that is paid. */
        void addOutside(List<Json> payments) throws UnreadableException {
            Json json = invoice.json();
            boolean said = json.has("paid_out_of_band") && json.flag("paid_out_of_band");
            if (isOfOldVersion(json) && !said) {
                addCharge(charges.find(json), json.amount("amount_paid"));
                return;
            }
            long offStripe = Math.subtractExact(json.amountIfAny("amount_paid_off_stripe"), sum(Method.OUTSIDE));
            long outside = said || isNoneOpen(payments) ? missing() : offStripe;
            if (outside > 0 && !chargeMissing) {
                parts.put("outside", new Part(paidAt(), Method.OUTSIDE, "", outside));
            }
        }

        boolean isComplete() throws UnreadableException {
            return invoice.isVoid() || (!chargeMissing && missing() == 0);
        }

        List<InvoiceSettlement> settlements() throws UnreadableException {
            List<InvoiceSettlement> settlements = new ArrayList<>();
            for (Map.Entry<String, Part> entry : parts.entrySet()) {
                Part part = entry.getValue();
                Money amount = invoice.money(part.amount());
                settlements.add(settlement(
                        invoice, entry.getKey(), invoice.revision(), part.at(), part.method(), part.payment(), amount));
            }
            return settlements;
        }

        private void addCharge(Optional<Json> charge, long amount) throws UnreadableException {
            if (charge.isEmpty()) {
                chargeMissing = true;
                return;
            }
            String id = charge.get().id();
            Instant at = charge.get().time("created", now);
            parts.merge(id, new Part(at, Method.PAYMENT, id, amount), Part::plus);
        }

        /** Payments that are not open are paid, or given up because the invoice was paid in another way. */
        private boolean isNoneOpen(List<Json> payments) throws UnreadableException {
            for (Json payment : payments) {
                if (payment.text("status").equals("open")) {
                    return false;
                }
            }
            return parts.isEmpty();
        }

        private long missing() throws UnreadableException {
            Json json = invoice.json();
            long paid = json.amountIfAny("amount_paid");
            long expected = json.text("status").equals("paid") ? Math.max(paid, json.amountIfAny("amount_due")) : paid;
            return Math.subtractExact(expected, sum(Method.PAYMENT) + sum(Method.OUTSIDE));
        }

        private long sum(Method method) {
            return parts.values().stream()
                    .filter(part -> part.method() == method)
                    .mapToLong(Part::amount)
                    .sum();
        }

        private Instant paidAt() throws UnreadableException {
            Optional<Json> when = invoice.json().findObject("status_transitions");
            boolean known = when.isPresent() && when.get().has("paid_at");
            return known ? when.get().time("paid_at", now) : invoice.at();
        }
    }
}
