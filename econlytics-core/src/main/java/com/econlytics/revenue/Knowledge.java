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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The payments and invoices that hang together, as known at one time. */
final class Knowledge {
    private final Map<PaymentKey, List<Movement>> movements = new LinkedHashMap<>();
    private final Map<Key, KnownInvoice> invoices = new LinkedHashMap<>();
    private final Map<Key, List<PaymentComposition>> compositions = new HashMap<>();
    private final Map<Key, List<SettledInvoice>> settled = new HashMap<>();
    private final Map<Key, Map<Component, Ratio>> refunded = new HashMap<>();

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
    }

    List<KnownPayment> payments() {
        return movements.entrySet().stream()
                .map(payment -> payment.getKey().payment(payment.getValue()))
                .toList();
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
        return payments().stream()
                .filter(payment -> payment.account().equals(settlement.account())
                        && payment.payment().equals(settlement.payment())
                        && payment.net().amountMinor() > 0)
                .toList();
    }

    /** The records of a refund that gave money back. */
    List<Movement> refund(SourceAccount account, String refund) {
        return movements.values().stream()
                .flatMap(List::stream)
                .filter(Movement::isReversal)
                .filter(movement -> movement.id().account().equals(account)
                        && movement.id().object().equals(refund))
                .toList();
    }

    /** The lines of credit notes for which {@code refund} was given. */
    Stream<CreditNoteLine> creditsOf(FactId refund) {
        return invoices.entrySet().stream()
                .filter(invoice -> invoice.getKey().account.equals(refund.account()))
                .flatMap(invoice -> invoice.getValue().credits().stream())
                .map(Stated::document)
                .filter(credit -> credit.refund().equals(refund.object()));
    }

    /** The components of refunds that have credit notes, by the source's id of the refund. */
    Map<String, Map<Component, Ratio>> statedRefunds(SourceAccount account) {
        Map<String, Map<Component, Ratio>> stated = new HashMap<>();
        refunded.forEach((key, parts) -> {
            if (key.account.equals(account)) {
                stated.put(key.id, parts);
            }
        });
        return stated;
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
                .forEach(movement -> movements
                        .computeIfAbsent(key, unseen -> new ArrayList<>())
                        .add(movement));
    }

    /** One refund may be given for credit notes of several invoices. */
    private void addRefunded(SourceAccount account, KnownInvoice invoice) {
        for (Stated<CreditNoteLine> credit : invoice.credits()) {
            CreditNoteLine line = credit.document();
            if (line.use() == CreditNoteLine.Use.REFUND) {
                Map<Component, Ratio> parts = refunded.computeIfAbsent(
                        new Key(account, line.refund()), unseen -> new EnumMap<>(Component.class));
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
