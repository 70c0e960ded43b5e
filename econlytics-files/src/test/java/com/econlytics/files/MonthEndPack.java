package com.econlytics.files;

import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.AccountMapping.Place;
import com.econlytics.reconciliation.AccountMapping.Sign;
import com.econlytics.reconciliation.PayoutArrival;
import com.econlytics.reconciliation.PayoutItem;
import com.econlytics.revenue.Component;
import com.econlytics.revenue.CreditNoteLine;
import com.econlytics.revenue.InvoiceLine;
import com.econlytics.revenue.InvoiceSettlement;
import com.econlytics.revenue.PaymentComposition;
import com.econlytics.revenue.ServicePeriod;
import com.econlytics.time.BusinessCalendar;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A month end worked by hand: what really happened, what the documents say, and how the accounts correspond. */
final class MonthEndPack {
    static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    static final SourceAccount PAYROLL = SourceAccount.of("payroll", "main");

    private static final Map<String, Account> GROSS = Map.of(
            "charge", ChartOfAccounts.RECEIPTS,
            "refund", ChartOfAccounts.REFUNDS,
            "refund_failure", ChartOfAccounts.REFUNDS,
            "dispute", ChartOfAccounts.DISPUTES,
            "payout", ChartOfAccounts.PAYOUTS,
            "topup", ChartOfAccounts.TOP_UPS,
            "fee", ChartOfAccounts.ACCOUNT_FEES,
            "payroll", ChartOfAccounts.SUPPORT_PAYROLL);
    private static final Map<String, StatementLine> LINES = Map.of(
            "revenue", StatementLine.of(Section.GROSS_RECEIPTS),
            "net revenue", StatementLine.NET_REVENUE,
            "refunds", StatementLine.of(Section.REFUNDS),
            "disputes", StatementLine.of(Section.DISPUTES),
            "processing fees", StatementLine.of(Section.FEES),
            "support", StatementLine.of(Section.SUPPORT),
            "bad debt", StatementLine.of(ChartOfAccounts.BAD_DEBT));

    private final Path folder;
    private final ZoneId zone;
    private final Booking booking;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> customers = new HashSet<>();
    private final Map<String, String> customerOfCharge = new HashMap<>();
    private final Map<String, Instant> timeOfCharge = new HashMap<>();

    MonthEndPack(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
        this.booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(zone));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Books books() {
        rows("facts.csv").forEach(this::move);
        Map<String, String> numbers = new HashMap<>();
        rows("documents.csv").stream()
                .filter(row -> row.getField("record").equals("invoice"))
                .forEach(row -> numbers.put(row.getField("id"), row.getField("note")));
        rows("documents.csv").forEach(row -> state(row, numbers));
        InMemoryLedger ledger = new InMemoryLedger(
                booking, new Matching(Matching.Emails.IGNORE), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        List<Identity> identities = new ArrayList<>();
        customers.stream().sorted().forEach(id -> identities.add(Identity.of(Party.ofRecord(STRIPE, id))));
        customerOfCharge.forEach(
                (charge, customer) -> identities.add(Identity.of(Party.reference(STRIPE, charge), List.of(customer))));
        ledger.book(Batch.builder().facts(facts).identities(identities).build());
        return Books.of(ledger, booking);
    }

    AccountMapping mapping() {
        Map<String, Place> places = new HashMap<>();
        for (NamedCsvRecord row : rows("mapping.csv")) {
            String account = row.getField("account").split(" ", -1)[0];
            if (row.getField("in_scope").equals("no")) {
                places.put(account, new Place.OutOfScope(row.getField("reason")));
            } else if (LINES.containsKey(row.getField("our_line"))) {
                places.put(account, new Place.Mapped(LINES.get(row.getField("our_line")), Sign.BY_GROUP));
            }
        }
        return new AccountMapping("2026-07", places);
    }

    static StatementLine line(String name) {
        return LINES.get(name);
    }

    private void move(NamedCsvRecord row) {
        String category = row.getField("category");
        SourceAccount account = row.getField("source").equals("stripe") ? STRIPE : PAYROLL;
        Instant at = OffsetDateTime.parse(row.getField("created")).toInstant();
        String object = row.getField("object_id");
        String charge = row.getField("charge");
        String transaction = row.getField("balance_transaction_id");
        if (!charge.isEmpty()) {
            customers.add(row.getField("customer"));
            customerOfCharge.put(charge, row.getField("customer"));
        }
        if (category.equals("charge")) {
            timeOfCharge.put(object, at);
        }
        Account fees = category.equals("dispute") ? ChartOfAccounts.DISPUTE_FEES : ChartOfAccounts.PROCESSING_FEES;
        TreeMap<String, String> attributes = new TreeMap<>();
        put(attributes, "balance_transaction", transaction);
        put(attributes, "charge", charge);
        facts.add(new Posting(
                FactId.of(account, object, category),
                Posting.SETTLED,
                at,
                charge.isEmpty() ? Party.shared() : Party.reference(STRIPE, charge),
                List.of(new Leg(GROSS.get(category), money(row, "gross")), new Leg(fees, money(row, "fee"))),
                attributes));
        String payout = row.getField("payout");
        if (category.equals("payout")) {
            LocalDate arrival = LocalDate.parse(row.getField("payout_arrival"));
            Instant arrived = arrival.atStartOfDay(zone).toInstant();
            facts.add(new PayoutArrival(
                            STRIPE, object, 1, arrived, money(row, "net").negated(), "paid")
                    .posting());
        } else if (!payout.isEmpty()) {
            facts.add(new PayoutItem(STRIPE, payout, transaction, at, money(row, "net")).posting());
        }
    }

    private void state(NamedCsvRecord row, Map<String, String> numbers) {
        switch (row.getField("record")) {
            case "invoice_line" -> facts.add(line(row, numbers));
            case "settlement" -> facts.add(settlement(row));
            case "credit_note_line" -> facts.add(credit(row));
            case "composition" -> {
                if (row.getField("invoice").isEmpty() && row.getField("refund").isEmpty()) {
                    facts.add(composition(row));
                }
            }
            default -> {}
        }
    }

    private Posting line(NamedCsvRecord row, Map<String, String> numbers) {
        return new InvoiceLine(
                        STRIPE,
                        row.getField("id"),
                        row.getField("invoice"),
                        1,
                        day(row, "issued"),
                        customer(row),
                        Component.NET,
                        money(row, "net"),
                        money(row, "tax"),
                        new ServicePeriod(day(row, "service_start"), day(row, "service_end")))
                .dueAt(day(row, "due"))
                .with(Map.of(
                        "product", row.getField("product"), "invoice_number", numbers.get(row.getField("invoice"))))
                .posting();
    }

    private Posting settlement(NamedCsvRecord row) {
        InvoiceSettlement.Method method = switch (row.getField("how")) {
            case "stripe_charge" -> InvoiceSettlement.Method.PAYMENT;
            case "marked_uncollectible" -> InvoiceSettlement.Method.WRITTEN_OFF;
            default -> InvoiceSettlement.Method.OUTSIDE;
        };
        boolean paid = method == InvoiceSettlement.Method.PAYMENT;
        String payment = paid ? row.getField("payment") : "";
        return new InvoiceSettlement(
                        STRIPE,
                        row.getField("id"),
                        row.getField("invoice"),
                        1,
                        paid ? timeOfCharge.get(payment) : day(row, "date"),
                        customer(row),
                        method,
                        payment,
                        money(row, "gross"))
                .posting();
    }

    private Posting credit(NamedCsvRecord row) {
        return new CreditNoteLine(
                        STRIPE,
                        row.getField("id"),
                        row.getField("id").replaceAll("-[0-9]$", ""),
                        row.getField("invoice"),
                        row.getField("line"),
                        1,
                        day(row, "issued"),
                        customer(row),
                        money(row, "net"),
                        money(row, "tax"),
                        CreditNoteLine.Use.REFUND,
                        row.getField("refund"))
                .posting();
    }

    private Posting composition(NamedCsvRecord row) {
        Map<Component, Money> parts = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            Money part = money(row, component.toString());
            if (!part.isZero()) {
                parts.put(component, part);
            }
        }
        String charge = row.getField("payment");
        return new PaymentComposition(
                        STRIPE,
                        charge,
                        PaymentComposition.Origin.CHECKOUT,
                        1,
                        timeOfCharge.get(charge),
                        customer(row),
                        parts)
                .posting();
    }

    private Party customer(NamedCsvRecord row) {
        customers.add(row.getField("customer"));
        return Party.ofRecord(STRIPE, row.getField("customer"));
    }

    private Instant day(NamedCsvRecord row, String field) {
        return LocalDate.parse(row.getField(field)).atStartOfDay(zone).toInstant();
    }

    private static Money money(NamedCsvRecord row, String field) {
        Currency currency = Currency.getInstance(row.getField("currency"));
        String text = row.getField(field);
        return text.isEmpty() ? Money.zero(currency) : Money.ofMajor(new BigDecimal(text), currency);
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    private List<NamedCsvRecord> rows(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file(file))) {
            return reader.stream().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
