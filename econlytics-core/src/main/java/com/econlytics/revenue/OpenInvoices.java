package com.econlytics.revenue;

import com.econlytics.TextOrder;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Apportionment;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ties what moved the receivables to invoices: a document names its invoice, a payment those that it settled. */
final class OpenInvoices {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::customer)
            .thenComparing(key -> key.invoice.id, TextOrder.CODE_POINT)
            .thenComparing(key -> key.invoice.account.toString(), TextOrder.CODE_POINT);

    private final BusinessCalendar calendar;
    private final Map<FactId, Invoice> documents = new HashMap<>();
    private final Map<FactId, Invoice> payments = new HashMap<>();
    private final Map<FactId, Settled> settlements = new HashMap<>();
    private final Map<Invoice, SortedMap<Invoice, Long>> settled = new HashMap<>();
    private final Map<Invoice, Instant> due = new HashMap<>();

    private OpenInvoices(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    static AgedReceivables of(Books books, List<Transfer> transfers, Currency currency, YearMonth month) {
        OpenInvoices invoices = new OpenInvoices(books.booking().calendar());
        books.standings().stream().map(Standing::content).forEach(invoices::know);
        books.lines().stream()
                .filter(line -> line.key().account().equals(ChartOfAccounts.STATED_SETTLED)
                        && line.key().unit().equals(Unit.of(currency))
                        && !line.key().month().isAfter(month))
                .forEach(invoices::settle);
        SortedMap<Key, Long> open = new TreeMap<>(ORDER);
        transfers.stream()
                .filter(transfer -> transfer.slot().unit().equals(Unit.of(currency))
                        && !transfer.month().isAfter(month))
                .forEach(transfer -> invoices.add(transfer, open));
        return new AgedReceivables(currency, month, invoices.rows(open, currency, month.atEndOfMonth()));
    }

    private record Invoice(SourceAccount account, String id) {
        static final Comparator<Invoice> BY_ID = Comparator.comparing(
                        (Invoice invoice) -> invoice.id, TextOrder.CODE_POINT)
                .thenComparing(invoice -> invoice.account.toString(), TextOrder.CODE_POINT);
    }

    private record Key(CustomerId customer, Invoice invoice) {}

    private record Settled(Invoice invoice, Invoice payment) {}

    private void know(Fact fact) {
        if (!(fact instanceof Posting posting)) {
            return;
        }
        Document document = Document.read(posting).orElse(null);
        if (document instanceof InvoiceLine line) {
            Invoice invoice = invoice(line, line.account(), line.invoice());
            due.merge(invoice, line.dueAt(), (one, other) -> one.isBefore(other) ? one : other);
        } else if (document instanceof InvoiceSettlement settlement) {
            Invoice invoice = invoice(settlement, settlement.account(), settlement.invoice());
            settlements.put(
                    settlement.id(), new Settled(invoice, new Invoice(settlement.account(), settlement.payment())));
        } else if (document instanceof CreditNoteLine line) {
            invoice(line, line.account(), line.invoice());
        } else {
            payments.put(posting.id(), paymentOf(posting));
        }
    }

    /** What counts of a settlement in the month and before: what is told of it later does not divide what was paid before. */
    private void settle(Line line) {
        Settled settlement = settlements.get(line.fact());
        if (settlement != null) {
            settled.computeIfAbsent(settlement.payment, unseen -> new TreeMap<>(Invoice.BY_ID))
                    .merge(settlement.invoice, line.amount(), Math::addExact);
        }
    }

    private Invoice invoice(Document document, SourceAccount account, String id) {
        Invoice invoice = new Invoice(account, id);
        documents.put(document.id(), invoice);
        return invoice;
    }

    private static Invoice paymentOf(Posting posting) {
        return posting.party() instanceof Party.Reference reference
                ? new Invoice(reference.account(), reference.id())
                : new Invoice(posting.id().account(), posting.id().object());
    }

    private void add(Transfer transfer, SortedMap<Key, Long> open) {
        boolean grows = transfer.from().equals(ChartOfAccounts.RECEIVABLES);
        if (grows || transfer.to().equals(ChartOfAccounts.RECEIVABLES)) {
            long change = grows ? transfer.amount() : Math.negateExact(transfer.amount());
            divided(transfer.slot().record(), change)
                    .forEach((invoice, part) ->
                            open.merge(new Key(transfer.slot().customer(), invoice), part, Math::addExact));
        }
    }

    private Map<Invoice, Long> divided(FactId record, long change) {
        Invoice named = documents.get(record);
        if (named != null) {
            return Map.of(named, change);
        }
        Invoice payment = Objects.requireNonNull(payments.get(record), record::toString);
        SortedMap<Invoice, Long> amounts = settled.getOrDefault(payment, new TreeMap<>(Invoice.BY_ID));
        List<Ratio> weights = amounts.values().stream().map(Ratio::of).toList();
        List<Invoice> invoices = List.copyOf(amounts.keySet());
        List<Long> parts = Apportionment.largestRemainder(change, weights).orElse(List.of());
        Map<Invoice, Long> divided = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            divided.put(invoices.get(i), parts.get(i));
        }
        return parts.isEmpty() ? Map.of(payment, change) : divided;
    }

    private List<AgedReceivables.Row> rows(SortedMap<Key, Long> open, Currency currency, LocalDate end) {
        List<AgedReceivables.Row> rows = new ArrayList<>();
        open.forEach((key, amount) -> {
            if (amount != 0) {
                Instant dueAt = due.get(key.invoice);
                LocalDate dueOn = dueAt == null ? end : calendar.dateOf(dueAt);
                rows.add(new AgedReceivables.Row(
                        key.customer,
                        key.invoice.id,
                        dueOn,
                        ChronoUnit.DAYS.between(dueOn, end),
                        new Money(amount, currency)));
            }
        });
        return rows;
    }
}
