package com.econlytics.reconciliation;

import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping.Place;
import com.econlytics.reconciliation.AccountMapping.Sign;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.MonthRange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A company of which a test keeps both our books and the company's. Amounts are minor units. */
final class BothBooks {
    static final SourceAccount STRIPE = SourceAccount.of("stripe", "acme");
    static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");
    static final String SALES = "4000";
    static final String SHOP = "4100";
    static final String FEES = "6100";
    static final String SUPPORT = "6200";
    static final String RENT = "7000";
    static final String UNMAPPED = "7900";
    static final Account SHOP_RECEIPTS = new Account("shop_receipts", Section.GROSS_RECEIPTS);
    static final StatementLine REVENUE = new StatementLine(
            "revenue",
            List.of(Section.GROSS_RECEIPTS, Section.REFUNDS, Section.DISPUTES),
            List.of(
                    ChartOfAccounts.RECEIPTS,
                    ChartOfAccounts.EARNED_REVENUE,
                    ChartOfAccounts.REFUNDS,
                    ChartOfAccounts.DISPUTES));
    static final StatementLine SHOP_REVENUE = StatementLine.of(SHOP_RECEIPTS);
    static final StatementLine FEE_LINE = StatementLine.of(Section.FEES);
    static final StatementLine SUPPORT_LINE = StatementLine.of(Section.SUPPORT);

    static final Map<String, BookAccount> ACCOUNTS = accounts();
    private static final Evidence FILE = new Evidence("books.csv", "a".repeat(64));

    final Currency currency;
    final Booking booking =
            new Booking(ChartOfAccounts.standard().with(SHOP_RECEIPTS), new BusinessCalendar(ZoneOffset.UTC));
    private final List<Fact> facts = new ArrayList<>();
    private final List<LedgerDetail.Entry> entries = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<List<String>, Long> rows = new LinkedHashMap<>();
    private final List<Entity.OtherSource> others = new ArrayList<>();
    private int numbers;

    BothBooks(String currency) {
        this.currency = Currency.getInstance(currency);
    }

    private static Map<String, BookAccount> accounts() {
        Map<String, BookAccount> accounts = new TreeMap<>();
        for (BookAccount account : List.of(
                new BookAccount(SALES, "Sales", BookAccount.Group.INCOME),
                new BookAccount(SHOP, "Shop sales", BookAccount.Group.INCOME),
                new BookAccount(FEES, "Card fees", BookAccount.Group.EXPENSES),
                new BookAccount(SUPPORT, "Support team", BookAccount.Group.EXPENSES),
                new BookAccount(RENT, "Rent", BookAccount.Group.EXPENSES),
                new BookAccount(UNMAPPED, "Sundry", BookAccount.Group.EXPENSES))) {
            accounts.put(account.id(), account);
        }
        return accounts;
    }

    static Map<String, Place> places() {
        return new TreeMap<>(Map.of(
                SALES, new Place.Mapped(REVENUE, Sign.BY_GROUP),
                SHOP, new Place.Mapped(SHOP_REVENUE, Sign.BY_GROUP),
                FEES, new Place.Mapped(FEE_LINE, Sign.BY_GROUP),
                SUPPORT, new Place.Mapped(SUPPORT_LINE, Sign.BY_GROUP),
                RENT, new Place.OutOfScope("overhead")));
    }

    Money money(long minor) {
        return new Money(minor, currency);
    }

    static Instant noon(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    // Ours

    BothBooks post(
            String object, String movement, String payment, String date, Map<String, String> attributes, Leg... legs) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putIfAbsent("balance_transaction", "txn_" + object);
        facts.add(new Posting(
                FactId.of(STRIPE, object, movement),
                Posting.SETTLED,
                noon(date),
                payment.isEmpty() ? Party.shared() : Party.reference(STRIPE, payment),
                Arrays.stream(legs).filter(leg -> !leg.amount().isZero()).toList(),
                new TreeMap<>(all)));
        return this;
    }

    Leg leg(Account account, long minor) {
        return new Leg(account, money(minor));
    }

    /** A payment: {@code net} of revenue, {@code tax} held, {@code fee} positive. */
    BothBooks charge(String id, String date, long net, long tax, long fee) {
        return post(
                id,
                "charge",
                id,
                date,
                Map.of(),
                leg(ChartOfAccounts.RECEIPTS, net),
                leg(ChartOfAccounts.TAX_COLLECTED, tax),
                leg(ChartOfAccounts.PROCESSING_FEES, -fee));
    }

    BothBooks refund(String id, String payment, String date, long amount) {
        return post(id, "refund", payment, date, Map.of("charge", payment), leg(ChartOfAccounts.REFUNDS, -amount));
    }

    BothBooks dispute(String id, String payment, String date, long amount) {
        return post(id, "dispute", payment, date, Map.of("charge", payment), leg(ChartOfAccounts.DISPUTES, -amount));
    }

    /** An automatic payout of {@code members}, ids of balance transactions with what each moved. */
    BothBooks payout(String id, String created, String arrived, Map<String, Long> members) {
        long sum = 0;
        for (Map.Entry<String, Long> member : new TreeMap<>(members).entrySet()) {
            sum += member.getValue();
            facts.add(new PayoutItem(STRIPE, id, member.getKey(), noon(created), money(member.getValue())).posting());
        }
        facts.add(new PayoutArrival(STRIPE, id, 1, noon(arrived), money(sum), "paid").posting());
        return post(id, "payout", "", created, Map.of(), leg(ChartOfAccounts.PAYOUTS, -sum));
    }

    BothBooks ticket(String id, String date, long tickets) {
        facts.add(new Activity(
                FactId.of(DESK, id, "ticket"),
                1,
                noon(date),
                Party.shared(),
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, tickets)),
                new TreeMap<>()));
        return this;
    }

    BothBooks book(Fact fact) {
        facts.add(fact);
        return this;
    }

    BothBooks decide(Decision decision) {
        decisions.add(decision);
        return this;
    }

    // Theirs

    /** An entry, as the statement signs it. */
    BothBooks entry(String date, String account, String document, String memo, long amount) {
        numbers++;
        String number = String.format(Locale.ROOT, "%05d", numbers);
        entries.add(new LedgerDetail.Entry(number, LocalDate.parse(date), account, document, memo, money(amount)));
        return row(date.substring(0, 7), account, amount);
    }

    /** So much more on the statement, without an entry. */
    BothBooks row(String month, String account, long amount) {
        rows.merge(List.of(month, account), amount, Math::addExact);
        return this;
    }

    BothBooks other(String name, String text) {
        others.add(new Entity.OtherSource(name, text));
        return this;
    }

    // Compared

    Books books() {
        InMemoryLedger ledger = new InMemoryLedger(
                booking,
                new Matching(Matching.Emails.IGNORE),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
        decisions.forEach(ledger::decide);
        ledger.book(Batch.of(facts));
        return Books.of(ledger, booking);
    }

    Entity entity() {
        return new Entity("Acme GmbH", ZoneOffset.UTC, Set.of(STRIPE, DESK), others);
    }

    FinancialStatement statement(FinancialStatement.Basis basis) {
        List<FinancialStatement.Row> stated = new ArrayList<>();
        rows.forEach((key, amount) -> stated.add(new FinancialStatement.Row(
                Objects.requireNonNull(ACCOUNTS.get(key.get(1))),
                MonthRange.of(YearMonth.parse(key.get(0))),
                money(amount))));
        return new FinancialStatement("Profit and loss", basis, stated, FILE);
    }

    CompanyBooks company(String first, String last) {
        LedgerDetail detail =
                new LedgerDetail(new MonthRange(YearMonth.parse(first), YearMonth.parse(last)), entries, FILE);
        return summary().with(detail);
    }

    /** Without entries. */
    CompanyBooks summary() {
        return CompanyBooks.of(
                entity(), new AccountMapping("2026-05-31", places()), statement(FinancialStatement.Basis.UNSTATED));
    }

    static Terms terms() {
        return Terms.asOf(LocalDate.of(2027, 1, 1)).with(new Tolerance(500, 50, 0));
    }

    SystemFigures figures() {
        return SystemFigures.of(RevenueBasis.RECEIPTS, books());
    }

    Reconciliation reconcile(String first, String last) {
        return Reconciliation.of(figures(), company(first, last), terms());
    }

    Reconciliation reconcile() {
        return reconcile("2026-03", "2026-08");
    }

    /** The same books, and those of {@code other} in another currency; their statements in periods of {@code months}. */
    Reconciliation reconcileWith(BothBooks other, int months, Terms terms) {
        InMemoryLedger ledger = new InMemoryLedger(
                booking,
                new Matching(Matching.Emails.IGNORE),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
        ledger.book(Batch.of(facts));
        ledger.book(Batch.of(other.facts));
        List<FinancialStatement.Row> stated = new ArrayList<>(inPeriods(months));
        stated.addAll(other.inPeriods(months));
        List<LedgerDetail.Entry> all = new ArrayList<>(entries);
        all.addAll(other.entries);
        CompanyBooks company = CompanyBooks.of(
                        entity(),
                        new AccountMapping("2026-05-31", places()),
                        new FinancialStatement("Profit and loss", FinancialStatement.Basis.UNSTATED, stated, FILE))
                .with(new LedgerDetail(new MonthRange(YearMonth.of(2026, 1), YearMonth.of(2026, 12)), all, FILE));
        return Reconciliation.of(SystemFigures.of(RevenueBasis.RECEIPTS, Books.of(ledger, booking)), company, terms);
    }

    private List<FinancialStatement.Row> inPeriods(int months) {
        Map<List<Object>, Long> sums = new LinkedHashMap<>();
        rows.forEach((key, amount) -> {
            YearMonth month = YearMonth.parse(key.get(0));
            YearMonth first = month.minusMonths((month.getMonthValue() - 1) % months);
            sums.merge(
                    List.of(new MonthRange(first, first.plusMonths(months - 1L)), key.get(1)), amount, Math::addExact);
        });
        List<FinancialStatement.Row> stated = new ArrayList<>();
        sums.forEach((key, amount) -> stated.add(new FinancialStatement.Row(
                Objects.requireNonNull(ACCOUNTS.get((String) key.get(1))), (MonthRange) key.get(0), money(amount))));
        return stated;
    }

    /** The same two books in another order of facts, entries and rows. */
    BothBooks shuffled(long seed) {
        BothBooks other = new BothBooks(currency.getCurrencyCode());
        other.facts.addAll(facts);
        other.entries.addAll(entries);
        other.decisions.addAll(decisions);
        other.others.addAll(others);
        List<List<String>> keys = new ArrayList<>(rows.keySet());
        Collections.shuffle(other.facts, new Random(seed));
        Collections.shuffle(other.entries, new Random(seed));
        Collections.shuffle(keys, new Random(seed));
        keys.forEach(key -> other.rows.put(key, rows.get(key)));
        return other;
    }
}
