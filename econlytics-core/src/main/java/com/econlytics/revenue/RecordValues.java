package com.econlytics.revenue;

import com.econlytics.TextOrder;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.money.Apportionment;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By an attribute of records: their own, else that of their payment, else those of the invoice lines it settled. A credit note
 * has that of the line it credits, else those of its invoice, which a settlement has too.
 */
final class RecordValues implements Values {
    private final String attribute;
    private final Map<FactId, Fact> facts = new HashMap<>();
    private final Map<Object, SortedMap<String, Long>> ofPayments = new HashMap<>();
    private final Map<Object, SortedMap<String, Long>> ofInvoices = new HashMap<>();
    private final Map<Object, List<Object>> invoicesOf = new HashMap<>();
    private final Map<Object, String> ofLines = new HashMap<>();
    private final Map<FactId, CreditNoteLine> credits = new HashMap<>();
    private final Map<FactId, Object> settlements = new HashMap<>();

    private RecordValues(String attribute) {
        this.attribute = attribute;
    }

    static RecordValues of(Books books, String attribute) {
        RecordValues values = new RecordValues(attribute);
        for (Standing standing : books.standings()) {
            if (!standing.isContested()) {
                values.know(standing.content());
            }
        }
        return values;
    }

    @Override
    public Map<String, Long> divide(Line line) {
        SortedMap<String, Long> weights = weightsOf(line.fact());
        if (weights.size() < 2) {
            return Map.of(weights.isEmpty() ? NONE : weights.firstKey(), line.amount());
        }
        List<Ratio> ratios = weights.values().stream().map(Ratio::of).toList();
        return Apportionment.largestRemainder(line.amount(), ratios)
                .map(parts -> zipped(weights, parts))
                .orElse(Map.of(NONE, line.amount()));
    }

    private static Map<String, Long> zipped(SortedMap<String, Long> weights, List<Long> parts) {
        Map<String, Long> divided = new TreeMap<>(TextOrder.CODE_POINT);
        int position = 0;
        for (String value : weights.keySet()) {
            divided.put(value, parts.get(position++));
        }
        return divided;
    }

    private SortedMap<String, Long> weightsOf(FactId id) {
        @Nullable Fact fact = facts.get(id);
        if (fact == null) {
            return none();
        }
        @Nullable String own = fact.attributes().get(attribute);
        if (own != null) {
            return weight(own, 1);
        }
        @Nullable CreditNoteLine credit = credits.get(id);
        if (credit != null) {
            @Nullable String value = ofLines.get(List.of(credit.account(), credit.invoiceLine()));
            return value == null
                    ? ofInvoices.getOrDefault(List.of(credit.account(), credit.invoice()), none())
                    : weight(value, 1);
        }
        @Nullable Object invoice = settlements.get(id);
        if (invoice != null) {
            return ofInvoices.getOrDefault(invoice, none());
        }
        Object payment = paymentOf(fact);
        SortedMap<String, Long> stated = ofPayments.getOrDefault(payment, none());
        return stated.size() == 1 ? stated : ofSettledInvoices(payment);
    }

    private SortedMap<String, Long> ofSettledInvoices(Object payment) {
        SortedMap<String, Long> weights = none();
        for (Object invoice : invoicesOf.getOrDefault(payment, List.of())) {
            ofInvoices.getOrDefault(invoice, none()).forEach((value, net) -> weights.merge(value, net, Math::addExact));
        }
        return weights;
    }

    private void know(Fact fact) {
        facts.put(fact.id(), fact);
        if (fact instanceof Posting posting) {
            Document.read(posting).ifPresent(this::know);
        }
        @Nullable String own = fact.attributes().get(attribute);
        if (own != null) {
            ofPayments.computeIfAbsent(paymentOf(fact), unseen -> none()).put(own, 1L);
        }
    }

    private void know(Document document) {
        if (document instanceof InvoiceLine line) {
            SortedMap<String, Long> nets =
                    ofInvoices.computeIfAbsent(List.of(line.account(), line.invoice()), unseen -> none());
            nets.merge(valueOf(line), line.net().amountMinor(), Math::addExact);
            ofLines.put(List.of(line.account(), line.line()), valueOf(line));
        } else if (document instanceof InvoiceSettlement settlement) {
            Object invoice = List.of(settlement.account(), settlement.invoice());
            settlements.put(settlement.id(), invoice);
            invoicesOf
                    .computeIfAbsent(List.of(settlement.account(), settlement.payment()), unseen -> new ArrayList<>())
                    .add(invoice);
        } else if (document instanceof CreditNoteLine line) {
            credits.put(line.id(), line);
        }
    }

    private String valueOf(InvoiceLine line) {
        @Nullable String value = line.dimensions().get(attribute);
        return value == null ? NONE : value;
    }

    /** The payment a record belongs to, by the name that settlements have for it. */
    private static Object paymentOf(Fact fact) {
        SourceAccount account = fact.id().account();
        return fact.party() instanceof Party.Reference reference
                ? List.of(reference.account(), reference.id())
                : List.of(account, fact.id().object());
    }

    private static SortedMap<String, Long> weight(String value, long weight) {
        SortedMap<String, Long> weights = none();
        weights.put(value, weight);
        return weights;
    }

    private static SortedMap<String, Long> none() {
        return new TreeMap<>(TextOrder.CODE_POINT);
    }
}
