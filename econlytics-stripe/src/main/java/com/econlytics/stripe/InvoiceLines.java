package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import com.econlytics.revenue.Component;
import com.econlytics.revenue.InvoiceLine;
import com.econlytics.revenue.ServicePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads what an invoice bills: its lines, shipping, an old debt that is collected with it, and what is on no line.
 *
 * <p>The lines, shipping and the rest sum to the invoice's total, whatever Stripe shows: a discount that old versions of
 * the API had on the whole invoice is a rest, and so is anything else that no line tells of.
 */
final class InvoiceLines {
    private final Issued invoice;
    private final List<InvoiceLine> read = new ArrayList<>();
    private LineAmounts sum = LineAmounts.NOTHING;

    private InvoiceLines(Issued invoice) {
        this.invoice = invoice;
    }

    /**
     * Reads the lines of an invoice; one that comes to nothing is left out.
     *
     * @param lines all of them, as Stripe shows them
     */
    static List<InvoiceLine> of(Issued invoice, List<Json> lines) throws UnreadableException {
        InvoiceLines all = new InvoiceLines(invoice);
        for (Json line : lines) {
            all.add(line.id(), Component.NET, LineAmounts.of(line), period(line, invoice.at()), sold(line));
        }
        ServicePeriod usual = all.usualPeriod();
        ServicePeriod atOnce = ServicePeriod.at(invoice.at());
        all.add(invoice.part("shipping"), Component.SHIPPING, LineAmounts.ofShipping(invoice.json()), atOnce);
        all.add(invoice.part("rest"), Component.NET, all.rest(), usual);
        all.add(invoice.part("balance"), Component.STORED_VALUE, debt(invoice.json()), atOnce);
        return List.copyOf(all.read);
    }

    /**
     * What the invoice took from the customer's balance, in Stripe's minor units; negative if the customer owed something,
     * which is collected with the invoice.
     */
    static long fromBalance(Json invoice) throws UnreadableException {
        return invoice.has("ending_balance")
                ? Math.subtractExact(invoice.amount("ending_balance"), invoice.amountIfAny("starting_balance"))
                : 0;
    }

    private static LineAmounts debt(Json invoice) throws UnreadableException {
        return new LineAmounts(Math.max(0, Math.negateExact(fromBalance(invoice))), 0);
    }

    /** What is sold, by Stripe's ids; where they stand depends on the version of the API. */
    private static Map<String, String> sold(Json line) throws UnreadableException {
        Map<String, String> sold = new TreeMap<>(agreed(line));
        Optional<Json> pricing = line.findObject("pricing");
        Optional<Json> details = pricing.isPresent() ? pricing.get().findObject("price_details") : Optional.empty();
        if (details.isPresent()) {
            details.get().findId("price").ifPresent(id -> sold.put("price", id));
            details.get().findId("product").ifPresent(id -> sold.put("product", id));
        } else if (line.findObject("price").isPresent()) {
            Json price = line.object("price");
            sold.put("price", price.id());
            price.findId("product").ifPresent(id -> sold.put("product", id));
        }
        return sold;
    }

    /** Which item of which subscription a line bills, how many units of it, and whether only for a part of an interval. */
    private static Map<String, String> agreed(Json line) throws UnreadableException {
        Map<String, String> agreed = new TreeMap<>();
        Json parent = parent(line);
        parent.findId("subscription").ifPresent(id -> agreed.put("subscription", id));
        parent.findId("subscription_item").ifPresent(id -> agreed.put("subscription_item", id));
        if (agreed.isEmpty()) {
            return agreed;
        }
        if (parent.has("proration") && parent.flag("proration")) {
            agreed.put("proration", "true");
        }
        String quantity = line.has("quantity_decimal") ? "quantity_decimal" : "quantity";
        if (line.has(quantity)) {
            agreed.put("quantity", line.decimal(quantity).stripTrailingZeros().toPlainString());
        }
        return agreed;
    }

    /** Since Basil a line says under its parent what old versions have on the line. */
    private static Json parent(Json line) {
        return line.findObject("parent")
                .flatMap(parent -> parent.findObject("subscription_item_details")
                        .or(() -> parent.findObject("invoice_item_details")))
                .orElse(line);
    }

    private void add(String id, Component component, LineAmounts amounts, ServicePeriod period)
            throws UnreadableException {
        add(id, component, amounts, period, Map.of());
    }

    private void add(
            String id, Component component, LineAmounts amounts, ServicePeriod period, Map<String, String> sold)
            throws UnreadableException {
        if (amounts.isNothing()) {
            return;
        }
        sum = sum.plus(amounts);
        Map<String, String> dimensions = new TreeMap<>(sold);
        invoice.findNumber().ifPresent(number -> dimensions.put("invoice_number", number));
        read.add(new InvoiceLine(
                        invoice.account(),
                        id,
                        invoice.id(),
                        invoice.revision(),
                        invoice.at(),
                        invoice.party(),
                        component,
                        invoice.money(amounts.net()),
                        invoice.money(amounts.tax()),
                        period)
                .dueAt(invoice.dueAt())
                .with(dimensions));
    }

    private LineAmounts rest() throws UnreadableException {
        long missing = Math.subtractExact(invoice.json().amount("total"), sum.total());
        if (missing == 0) {
            return LineAmounts.NOTHING;
        }
        long tax = Math.max(0, Math.subtractExact(LineAmounts.statedTax(invoice.json()), sum.tax()));
        return new LineAmounts(Math.subtractExact(missing, tax), tax);
    }

    /** The period of all lines, if they have the same. */
    private ServicePeriod usualPeriod() {
        Set<ServicePeriod> periods = read.stream().map(InvoiceLine::period).collect(Collectors.toSet());
        return periods.size() == 1 ? periods.iterator().next() : ServicePeriod.at(invoice.at());
    }

    private static ServicePeriod period(Json line, Instant issuedAt) throws UnreadableException {
        if (line.findObject("period").isEmpty()) {
            return ServicePeriod.at(issuedAt);
        }
        Instant start = line.object("period").date("start");
        Instant end = line.object("period").date("end");
        if (end.isBefore(start)) {
            throw line.wrong(Reason.TIMESTAMP, "period.end");
        }
        return start.equals(end) ? ServicePeriod.at(issuedAt) : new ServicePeriod(start, end);
    }
}
