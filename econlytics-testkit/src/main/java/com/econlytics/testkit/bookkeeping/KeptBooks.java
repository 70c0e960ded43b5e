package com.econlytics.testkit.bookkeeping;

import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.AccountMapping.Place;
import com.econlytics.reconciliation.AccountMapping.Sign;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.time.MonthRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger and the profit and loss that a bookkeeper of a made-up company keeps: one entry for each movement of Stripe's
 * balance that is income or cost, dated in the company's zone, under the id of the object behind it.
 *
 * <p>Accounts: 4000 sales, 4100 refunds, 4200 chargebacks, 6100 processor fees, and 7000 rent, which nobody else knows.
 *
 * <p>Example: {@code KeptBooks.of(company, zone).with(Mistake.BOOKED_TWICE, june).statement()}. Immutable.
 */
public final class KeptBooks {
    private static final BookAccount SALES = new BookAccount("4000", "Sales", BookAccount.Group.INCOME);
    private static final BookAccount REFUNDS = new BookAccount("4100", "Refunds", BookAccount.Group.INCOME);
    private static final BookAccount CHARGEBACKS = new BookAccount("4200", "Chargebacks", BookAccount.Group.INCOME);
    private static final BookAccount FEES = new BookAccount("6100", "Processor fees", BookAccount.Group.EXPENSES);
    private static final BookAccount RENT = new BookAccount("7000", "Rent", BookAccount.Group.EXPENSES);
    private static final BookAccount BANK = new BookAccount("1000", "Bank", BookAccount.Group.BALANCE_SHEET);
    private static final long RENT_MINOR = 250_000;

    private final String currency;
    private final MonthRange covers;
    private final List<Entry> entries;
    private final List<Planted> planted;

    private KeptBooks(String currency, MonthRange covers, List<Entry> entries, List<Planted> planted) {
        this.currency = currency;
        this.covers = covers;
        this.entries = List.copyOf(entries);
        this.planted = List.copyOf(planted);
    }

    /** The books without a mistake. */
    public static KeptBooks of(SyntheticCompany company, ZoneId zone) {
        List<Entry> entries = new ArrayList<>();
        for (BalanceTransaction movement : company.balanceTransactions()) {
            LocalDate date = movement.created().atZone(zone).toLocalDate();
            String document = movement.source().isEmpty() ? movement.id() : movement.source();
            add(entries, new Entry(date, accountOf(movement), document, movement.id(), movement.amountMinor()));
            add(entries, new Entry(date, FEES, document, movement.id(), -movement.feeMinor()));
        }
        YearMonth first = YearMonth.from(company.plan().start().atZone(zone));
        YearMonth last = YearMonth.from(company.plan().end().minusSeconds(1).atZone(zone));
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            entries.add(new Entry(month.atDay(1), RENT, "rent-" + month, "rent", -RENT_MINOR));
        }
        entries.sort(Comparator.comparing(Entry::date));
        return new KeptBooks(company.plan().currency(), new MonthRange(first, last.plusMonths(1)), entries, List.of());
    }

    /**
     * What one mistake did.
     *
     * @param mistake which one
     * @param month in which it was made
     * @param amount by how much it makes the true figure of that month larger than the books', signed from the company's side;
     *     zero if there was nothing to be mistaken about
     */
    public record Planted(Mistake mistake, YearMonth month, Money amount) {}

    /** The same books with a mistake in {@code month}. */
    public KeptBooks with(Mistake mistake, YearMonth month) {
        List<Entry> wrong = switch (mistake) {
            case FEES_LATE -> moved(feesAtTheEnd(month), month.plusMonths(1).atDay(2));
            case DISPUTE_LATE ->
                moved(last(of(CHARGEBACKS, month)), month.plusMonths(1).atDay(3));
            case REFUND_FORGOTTEN -> without(first(of(REFUNDS, month)));
            case BOOKED_TWICE -> twice(first(of(SALES, month)));
        };
        long before = sum(entries, month);
        List<Planted> more = new ArrayList<>(planted);
        more.add(new Planted(mistake, month, Money.ofMinor(before - sum(wrong, month), currency)));
        return new KeptBooks(currency, covers, wrong, more);
    }

    /** What is wrong with them, in the order in which it was planted. */
    public List<Planted> planted() {
        return planted;
    }

    /** The profit and loss, month by month, on the basis of cash. */
    public FinancialStatement statement() {
        SortedMap<Cell, Long> sums =
                new TreeMap<>(Comparator.comparing(Cell::month).thenComparing(Cell::account));
        entries.forEach(entry ->
                sums.merge(new Cell(YearMonth.from(entry.date), entry.account), entry.stated(), Math::addExact));
        List<FinancialStatement.Row> rows = sums.entrySet().stream()
                .map(entry -> new FinancialStatement.Row(
                        entry.getKey().account,
                        MonthRange.of(entry.getKey().month),
                        Money.ofMinor(entry.getValue(), currency)))
                .toList();
        return new FinancialStatement(
                "Profit and loss of a made-up company", FinancialStatement.Basis.CASH, rows, evidence("statement.csv"));
    }

    /** Every entry. */
    public LedgerDetail detail() {
        List<LedgerDetail.Entry> listed = new ArrayList<>();
        for (Entry entry : entries) {
            listed.add(new LedgerDetail.Entry(
                    Integer.toString(listed.size() + 2),
                    entry.date,
                    entry.account.id(),
                    entry.document,
                    entry.memo,
                    Money.ofMinor(entry.stated(), currency)));
        }
        return new LedgerDetail(covers, listed, evidence("detail.csv"));
    }

    /** Which line of ours each account is. */
    public static AccountMapping mapping() {
        return new AccountMapping(
                "1",
                Map.of(
                        SALES.id(), mapped(Section.GROSS_RECEIPTS),
                        REFUNDS.id(), mapped(Section.REFUNDS),
                        CHARGEBACKS.id(), mapped(Section.DISPUTES),
                        FEES.id(), mapped(Section.FEES),
                        RENT.id(), new Place.OutOfScope("overhead")));
    }

    private static Place mapped(Section section) {
        return new Place.Mapped(StatementLine.of(section), Sign.BY_GROUP);
    }

    private static BookAccount accountOf(BalanceTransaction movement) {
        return switch (movement.type()) {
            case CHARGE, PAYMENT, APPLICATION_FEE -> SALES;
            case REFUND, PAYMENT_REFUND, REFUND_FAILURE -> REFUNDS;
            case DISPUTE, DISPUTE_REVERSAL -> CHARGEBACKS;
            case STRIPE_FEE -> FEES;
            case PAYOUT -> BANK;
        };
    }

    private static void add(List<Entry> entries, Entry entry) {
        if (entry.minor != 0 && !entry.account.equals(BANK)) {
            entries.add(entry);
        }
    }

    private List<Entry> of(BookAccount account, YearMonth month) {
        return entries.stream()
                .filter(entry -> entry.account.equals(account)
                        && YearMonth.from(entry.date).equals(month))
                .toList();
    }

    private List<Entry> feesAtTheEnd(YearMonth month) {
        LocalDate from = month.atEndOfMonth().minusDays(2);
        return of(FEES, month).stream()
                .filter(entry -> !entry.date.isBefore(from))
                .toList();
    }

    private static List<Entry> first(List<Entry> found) {
        return found.stream().limit(1).toList();
    }

    private static List<Entry> last(List<Entry> found) {
        return found.isEmpty() ? found : List.of(found.get(found.size() - 1));
    }

    private List<Entry> without(List<Entry> some) {
        List<Entry> rest = new ArrayList<>(entries);
        rest.removeAll(new HashSet<>(some));
        return rest;
    }

    private List<Entry> twice(List<Entry> some) {
        List<Entry> more = new ArrayList<>(entries);
        more.addAll(some);
        more.sort(Comparator.comparing(Entry::date));
        return more;
    }

    private List<Entry> moved(List<Entry> some, LocalDate to) {
        List<Entry> others = without(some);
        some.forEach(entry -> others.add(new Entry(to, entry.account, entry.document, entry.memo, entry.minor)));
        others.sort(Comparator.comparing(Entry::date));
        return others;
    }

    private static long sum(List<Entry> entries, YearMonth month) {
        return entries.stream()
                .filter(entry -> YearMonth.from(entry.date).equals(month))
                .mapToLong(Entry::minor)
                .reduce(0, Math::addExact);
    }

    private Evidence evidence(String file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.forEach(entry -> digest.update(entry.toString().getBytes(StandardCharsets.UTF_8)));
            return new Evidence(file, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private record Cell(YearMonth month, BookAccount account) {}

    /** Signed from the company's side. */
    private record Entry(LocalDate date, BookAccount account, String document, String memo, long minor) {
        long stated() {
            return account.group().statesCostsPositive() ? -minor : minor;
        }
    }
}
