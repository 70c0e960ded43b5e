package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A shop whose story a test tells, one sentence after the other, and whose books a ledger in memory keeps.
 *
 * <p>Sentences: {@code on 2026-01-15}, {@code charge ch_1 EUR 120.00}, {@code fail ch_1 EUR 120.00}, {@code refund re_1 of ch_1
 * EUR 60.00}, {@code back re_1 of ch_1 EUR 60.00}, {@code dispute dp_1 of ch_1 EUR 120.00}, {@code won dp_1 of ch_1 EUR 120.00},
 * {@code checkout ch_1 NET EUR 100.00 TAX EUR 20.00}, {@code line il_1 of in_1 NET EUR 100.00 tax EUR 20.00 from 2026-01-01 to
 * 2026-04-01}, {@code settle in_1 by ch_1 EUR 120.00}, {@code credit il_1 of in_1 EUR 50.00 tax EUR 10.00 for re_1}, {@code close
 * 2026-01}. A word {@code again} at the end states a document anew.
 */
final class Shop {
    static final SourceAccount STRIPE = SourceAccount.of("stripe", "acme");
    static final Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private static final Party.OfRecord ANN = new Party.OfRecord(STRIPE, "ann");

    final InMemoryLedger ledger = new InMemoryLedger(
            BOOKING,
            new Matching(Matching.Emails.IGNORE),
            Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC));

    private String date = "2026-01-15";
    private int second;
    private int documents;

    Shop() {
        learn(Identity.of(ANN));
    }

    static Shop of(String story) {
        return new Shop().tell(story);
    }

    Shop tell(String story) {
        for (String sentence : story.split("; ", -1)) {
            tell(sentence.split(" ", -1));
        }
        return this;
    }

    Books books() {
        return Books.of(ledger, BOOKING);
    }

    Revenue revenue(String through) {
        return Revenue.of(books(), ReceiptSplit.standard(), RevenuePolicy.through(YearMonth.parse(through)));
    }

    CustomerId ann() {
        return ledger.customers().get(0).id();
    }

    /** The time of the next thing that happens. */
    Instant now() {
        second++;
        return Instant.parse(date + "T12:00:00Z").plusSeconds(second);
    }

    void state(Document document) {
        ledger.book(Batch.of(List.of(document.posting())));
    }

    private void tell(String... words) {
        switch (words[0]) {
            case "on" -> date = words[1];
            case "close" -> ledger.decide(new Decision.CloseBooks(YearMonth.parse(words[1]), "Ann", "month-end close"));
            case "charge" -> charge(words[1], money(words, 2));
            case "fail" ->
                move(
                        "fl_" + words[1],
                        words[1],
                        ChartOfAccounts.FAILED_PAYMENTS,
                        money(words, 2).negated());
            case "uncaptured" ->
                move(
                        "uc_" + words[1],
                        words[1],
                        ChartOfAccounts.UNCAPTURED,
                        money(words, 2).negated());
            case "refund" ->
                move(
                        words[1],
                        words[3],
                        ChartOfAccounts.REFUNDS,
                        money(words, 4).negated());
            case "back" -> move(words[1], words[3], ChartOfAccounts.REFUNDS, money(words, 4));
            case "dispute" ->
                move(
                        words[1],
                        words[3],
                        ChartOfAccounts.DISPUTES,
                        money(words, 4).negated());
            case "won" -> move(words[1], words[3], ChartOfAccounts.DISPUTES, money(words, 4));
            case "checkout", "payment_intent", "metadata" -> state(composition(words));
            case "line" -> state(line(words));
            case "settle" -> state(settlement(words));
            case "credit" -> state(credit(words));
            default -> throw new IllegalArgumentException("no sentence starts with '" + words[0] + "'");
        }
    }

    private void charge(String payment, Money amount) {
        learn(Identity.of(Party.reference(STRIPE, payment), Set.of("ann")));
        move(payment, payment, ChartOfAccounts.RECEIPTS, amount);
    }

    private void move(String object, String payment, Account account, Money amount) {
        documents++;
        FactId id = new FactId(STRIPE, object, "movement", "txn_" + documents);
        Posting posting = new Posting(
                id,
                Posting.SETTLED,
                now(),
                Party.reference(STRIPE, payment),
                List.of(new Leg(account, amount)),
                new TreeMap<>());
        ledger.book(Batch.of(List.of(posting)));
    }

    private PaymentComposition composition(String... words) {
        Map<Component, Money> parts = new EnumMap<>(Component.class);
        for (int i = 2; i + 2 < words.length; i += 3) {
            parts.put(Component.valueOf(words[i]), money(words, i + 1));
        }
        PaymentComposition.Origin origin = PaymentComposition.Origin.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new PaymentComposition(STRIPE, words[1], origin, 1, now(), ANN, parts);
    }

    private InvoiceLine line(String... words) {
        Instant at = now();
        ServicePeriod period =
                words.length > 13 ? new ServicePeriod(day(words[11]), day(words[13])) : ServicePeriod.at(at);
        return new InvoiceLine(
                STRIPE,
                words[1],
                words[3],
                revision(words),
                at,
                ANN,
                Component.valueOf(words[4]),
                money(words, 5),
                money(words, 8),
                period);
    }

    private InvoiceSettlement settlement(String... words) {
        boolean paid = words[2].equals("by");
        int amount = paid ? 4 : 3;
        documents++;
        return new InvoiceSettlement(
                STRIPE,
                "st_" + words[1] + "_" + documents,
                words[1],
                revision(words),
                now(),
                ANN,
                paid ? InvoiceSettlement.Method.PAYMENT : InvoiceSettlement.Method.valueOf(words[2]),
                paid ? words[3] : "",
                money(words, amount));
    }

    private CreditNoteLine credit(String... words) {
        boolean refunded = words[9].equals("for");
        documents++;
        return new CreditNoteLine(
                STRIPE,
                "cl_" + words[1] + "_" + documents,
                "cn_" + words[3],
                words[3],
                words[1].equals("all") ? "" : words[1],
                revision(words),
                now(),
                ANN,
                money(words, 4),
                money(words, 7),
                refunded ? CreditNoteLine.Use.REFUND : CreditNoteLine.Use.valueOf(words[9]),
                refunded ? words[10] : "");
    }

    private static long revision(String... words) {
        return words[words.length - 1].equals("again") ? 2 : 1;
    }

    private static Instant day(String text) {
        return Instant.parse(text + "T00:00:00Z");
    }

    private static Money money(String[] words, int at) {
        return Money.parse(words[at] + " " + words[at + 1]);
    }

    private void learn(Identity identity) {
        ledger.book(Batch.builder().identities(List.of(identity)).build());
    }
}
