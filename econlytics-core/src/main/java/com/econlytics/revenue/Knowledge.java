package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payments and invoices that hang together, as known at one time. */
final class Knowledge {
    private final Map<PaymentKey, List<Movement>> movements = new LinkedHashMap<>();
    private final Map<Key, KnownInvoice> invoices = new LinkedHashMap<>();
    private final Map<Key, List<PaymentComposition>> compositions = new HashMap<>();
    private final Map<Key, List<SettledInvoice>> settled = new HashMap<>();
    private final Map<Key, Map<Component, Ratio>> refunded = new HashMap<>();
    private final Map<SourceAccount, Map<String, Map<Component, Ratio>>> statedRefunds = new HashMap<>();
    private final Map<Key, List<CreditNoteLine>> refundCredits = new HashMap<>();
    private final Map<Key, List<Movement>> reversals = new HashMap<>();
    private final Map<Key, List<KnownPayment>> payments = new LinkedHashMap<>();

    /** What is known from {@code records}, which are in the order of time. */
    Knowledge(List<Known> records) {
        for (Known record : records) {
            record.document().ifPresentOrElse(document -> add(document, record), () -> add(record));
        }
        invoices.forEach((key, invoice) -> {
            invoice.settlements().stream()
                    .filter(settlement -> settlement.document().method() == InvoiceSettlement.Method.PAYMENT)
                    .forEach(settlement -> settled.computeIfAbsent(
                                    new Key(key.account, settlement.document().payment()), unseen -> new ArrayList<>())
                            .add(invoice.settled(settlement)));
            addRefunded(key.account, invoice);
        });
        refunded.values().removeIf(parts -> Ratio.total(parts.values()).isZero());
        refunded.values().forEach(Knowledge::toShares);
        refunded.forEach((key, parts) -> statedRefunds
                .computeIfAbsent(key.account, unseen -> new HashMap<>())
                .put(key.id, parts));
        movements.forEach(
                (key, moved) -> payments.computeIfAbsent(new Key(key.account, key.id), unseen -> new ArrayList<>())
                        .add(key.payment(moved)));
    }

    List<KnownPayment> payments() {
        return payments.values().stream().flatMap(List::stream).toList();
    }

    Collection<KnownInvoice> invoices() {
        return invoices.values();
    }

    /** What the documents say about {@code payment}. */
    ReceivedPayment received(KnownPayment payment) {
        Key key = new Key(payment.account(), payment.payment());
        List<Posting> postings = payment.movements().stream()
                .map(movement -> movement.record().posting())
                .distinct()
                .toList();
        List<PaymentComposition> stated = compositions.getOrDefault(key, List.of()).stream()
                .sorted(Comparator.comparing(PaymentComposition::origin))
                .toList();
        return new ReceivedPayment(
                payment.account(), payment.payment(), payment.gross(), postings, settled(payment), stated);
    }

    /** The parts of invoices that {@code payment} settled, by time. */
    List<SettledInvoice> settled(KnownPayment payment) {
        return settled.getOrDefault(new Key(payment.account(), payment.payment()), List.of()).stream()
                .sorted(Comparator.comparing(
                                (SettledInvoice part) -> part.settlement().at())
                        .thenComparing(part -> part.settlement().id()))
                .toList();
    }

    /** The payment that a settlement names, once for each currency in which it brought money. */
    List<KnownPayment> paymentsOf(InvoiceSettlement settlement) {
        return payments.getOrDefault(new Key(settlement.account(), settlement.payment()), List.of()).stream()
                .filter(payment -> payment.net().amountMinor() > 0)
                .toList();
    }

    /** The records of a refund that gave money back. */
    List<Movement> refund(SourceAccount account, String refund) {
        return reversals.getOrDefault(new Key(account, refund), List.of());
    }

    /** The lines of credit notes for which {@code refund} was given. */
    List<CreditNoteLine> creditsOf(FactId refund) {
        return refundCredits.getOrDefault(new Key(refund.account(), refund.object()), List.of());
    }

    /** The components of refunds that have credit notes, by the source's id of the refund. */
    Map<String, Map<Component, Ratio>> statedRefunds(SourceAccount account) {
        return statedRefunds.getOrDefault(account, Map.of());
    }

    private void add(Document document, Known record) {
        SourceAccount account = record.id().account();
        @Nullable String invoice = invoiceOf(document);
        if (invoice == null) {
            compositions
                    .computeIfAbsent(new Key(account, record.id().object()), unseen -> new ArrayList<>())
                    .add((PaymentComposition) document);
        } else {
            invoices.computeIfAbsent(new Key(account, invoice), unseen -> new KnownInvoice())
                    .add(document, record);
        }
    }

    private static @Nullable String invoiceOf(Document document) {
        if (document instanceof InvoiceLine line) {
            return line.invoice();
        } else if (document instanceof InvoiceSettlement settlement) {
            return settlement.invoice();
        }
        return document instanceof CreditNoteLine line ? line.invoice() : null;
    }

    private void add(Known record) {
        PaymentKey key = new PaymentKey(record.id().account(), Dossier.payment(record.posting()), record.unit());
        Movement.of(record)
                .filter(movement -> movement.isReceived() || movement.isReversal() || movement.isSeparated())
                .forEach(movement -> add(key, movement));
    }

    private void add(PaymentKey key, Movement movement) {
        movements.computeIfAbsent(key, unseen -> new ArrayList<>()).add(movement);
        if (movement.isReversal()) {
            reversals
                    .computeIfAbsent(new Key(key.account, movement.id().object()), unseen -> new ArrayList<>())
                    .add(movement);
        }
    }

    /** One refund may be given for credit notes of several invoices. */
    private void addRefunded(SourceAccount account, KnownInvoice invoice) {
        for (Stated<CreditNoteLine> credit : invoice.credits()) {
            CreditNoteLine line = credit.document();
            if (line.use() == CreditNoteLine.Use.REFUND) {
                Map<Component, Ratio> parts = refunded.computeIfAbsent(
                        new Key(account, line.refund()), unseen -> new EnumMap<>(Component.class));
                refundCredits
                        .computeIfAbsent(new Key(account, line.refund()), unseen -> new ArrayList<>())
                        .add(line);
                parts.merge(invoice.componentOf(line), Ratio.of(line.net().amountMinor()), Ratio::plus);
                parts.merge(Component.TAX, Ratio.of(line.tax().amountMinor()), Ratio::plus);
            }
        }
    }

    private static void toShares(Map<Component, Ratio> parts) {
        Ratio whole = Ratio.total(parts.values());
        parts.replaceAll((component, part) -> part.dividedBy(whole));
    }

    private record Key(SourceAccount account, String id) {}

    private record PaymentKey(SourceAccount account, String id, Unit unit) {
        KnownPayment payment(List<Movement> movements) {
            return new KnownPayment(account, id, unit, movements);
        }
    }
}
