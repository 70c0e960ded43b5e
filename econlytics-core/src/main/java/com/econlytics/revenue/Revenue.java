package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.revenue.BasisBridge.Cause;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The revenue of a company, on the two bases: what was received, without the tax, tips and deposits in it, and what was earned.
 *
 * <p>A basis is the same books with more lines, which move parts of records from one account to another and sum to nothing for
 * each record. So profitability, cohorts, explanations and conservation work on any basis. What a document says counts in the
 * month in which the document itself counts; so a closed month never moves.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Revenue revenue = Revenue.of(books, ReceiptSplit.standard(), RevenuePolicy.through(YearMonth.of(2026, 6)));
 * revenue.statement(RevenueBasis.EARNED, eur, MonthRange.of(YearMonth.of(2026, 6))).render();
 * new Profitability(eur).of(revenue.on(RevenueBasis.EARNED).balances());
 * }</pre>
 */
public final class Revenue {
    private final Books books;
    private final RevenuePolicy policy;
    private final List<Transfer> transfers;
    private final List<Transfer> scheduled;

    private Revenue(Books books, RevenuePolicy policy, List<Transfer> transfers) {
        Predicate<Transfer> later =
                transfer -> transfer.step() == Step.EARNED && transfer.month().isAfter(policy.earnedThrough());
        this.books = books;
        this.policy = policy;
        this.transfers = transfers.stream().filter(later.negate()).toList();
        this.scheduled = transfers.stream().filter(later).toList();
    }

    /** The revenue in {@code books}. */
    public static Revenue of(Books books, ReceiptSplit split, RevenuePolicy policy) {
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(policy, "policy");
        List<Transfer> transfers = new ArrayList<>();
        for (Dossier dossier : Dossier.of(books)) {
            Transfers earlier = new Transfers();
            for (YearMonth month : dossier.months()) {
                Transfers now = new Transfers();
                Knowledge known = new Knowledge(dossier.asOf(month));
                new ReceiptsReading(known, split, policy, now).read();
                new InvoiceReading(known, policy, books.booking().calendar(), now).read();
                transfers.addAll(now.since(earlier, month));
                earlier = now;
            }
        }
        transfers.sort(Transfer.ORDER);
        return new Revenue(books, policy, transfers);
    }

    /** The books on {@code basis}: those that were given, and the lines that the basis adds. */
    public Books on(RevenueBasis basis) {
        List<Line> lines = new ArrayList<>(books.lines());
        lines.addAll(lines(basis));
        return new Books(
                books.version(),
                books.booking(),
                lines,
                books.standings(),
                books.decisions(),
                books.customers(),
                books.matches(),
                books.attributes());
    }

    /** Why net revenue earned differs from net revenue received, exactly. */
    public BasisBridge bridge() {
        Map<List<Object>, BasisBridge.Entry> sums = new LinkedHashMap<>();
        transfers.stream()
                .filter(transfer -> transfer.step().basis() == RevenueBasis.EARNED)
                .flatMap(Transfer::bridged)
                .forEach(entry -> sums.merge(
                        List.of(
                                entry.month(),
                                entry.customer(),
                                entry.record(),
                                entry.cause(),
                                entry.amount().currency()),
                        entry,
                        Revenue::sum));
        return new BasisBridge(sums.values().stream()
                .filter(entry -> !entry.amount().isZero())
                .sorted(Comparator.comparing(BasisBridge.Entry::month)
                        .thenComparing(BasisBridge.Entry::customer)
                        .thenComparing(BasisBridge.Entry::record)
                        .thenComparing(BasisBridge.Entry::cause)
                        .thenComparing(entry -> entry.amount().currency().getCurrencyCode()))
                .toList());
    }

    /**
     * From gross receipts to net revenue of one currency, on {@code basis}.
     *
     * @param months in which months it counts
     */
    public RevenueStatement statement(RevenueBasis basis, Currency currency, MonthRange months) {
        Map<Cause, Money> causes =
                basis == RevenueBasis.EARNED ? bridge().causes(currency, months) : Map.<Cause, Money>of();
        return new StatementSums(books, transfers, policy, currency, months).toStatement(basis, causes);
    }

    /** What is invoiced and not earned, and what is invoiced and not paid, month by month. */
    public DeferredRevenue deferred(Currency currency, MonthRange months) {
        return DeferredRevenue.of(transfers, scheduled, currency, months);
    }

    /** The same for one customer. */
    public DeferredRevenue deferred(CustomerId customer, Currency currency, MonthRange months) {
        return DeferredRevenue.of(of(customer, transfers), of(customer, scheduled), currency, months);
    }

    /** Which invoices are not paid at the end of {@code month}, and for how long that has been due. */
    public AgedReceivables aged(Currency currency, YearMonth month) {
        return OpenInvoices.of(books, transfers, currency, month);
    }

    /** What is in receipts, refunds and disputes that no split divides, by month, customer and record. */
    public List<RevenuePart> unsplit() {
        return marked(Step.UNSPLIT);
    }

    /** What of net revenue was divided by a stated rate and not by a document, by month, customer and record. */
    public List<RevenuePart> flagged() {
        return marked(Step.STATED_RATE);
    }

    private List<RevenuePart> marked(Step step) {
        Map<List<Object>, RevenuePart> parts = new LinkedHashMap<>();
        transfers.stream()
                .filter(transfer -> transfer.step() == step)
                .map(transfer -> new RevenuePart(
                        transfer.slot().record(), transfer.slot().customer(), transfer.month(), transfer.money()))
                .forEach(part -> parts.merge(
                        List.of(
                                part.record(),
                                part.customer(),
                                part.month(),
                                part.amount().currency()),
                        part,
                        (one, other) -> new RevenuePart(
                                one.record(),
                                one.customer(),
                                one.month(),
                                one.amount().plus(other.amount()))));
        return parts.values().stream().filter(part -> !part.amount().isZero()).toList();
    }

    private List<Line> lines(RevenueBasis basis) {
        Map<FactId, Map<BalanceKey, Long>> sums = new LinkedHashMap<>();
        moving(basis)
                .flatMap(Transfer::lines)
                .forEach(line -> sums.computeIfAbsent(line.fact(), unseen -> new LinkedHashMap<>())
                        .merge(line.key(), line.amount(), Math::addExact));
        List<Line> lines = new ArrayList<>();
        sums.forEach((fact, keys) -> keys.forEach((key, amount) -> {
            if (amount != 0) {
                lines.add(new Line(fact, key, amount));
            }
        }));
        return lines;
    }

    private Stream<Transfer> moving(RevenueBasis basis) {
        return transfers.stream()
                .filter(transfer -> transfer.step().basis() == RevenueBasis.RECEIPTS || basis == RevenueBasis.EARNED)
                .filter(transfer -> transfer.step() != Step.STATED_RATE)
                .filter(transfer ->
                        transfer.step() != Step.UNSPLIT || policy.unsplit() == RevenuePolicy.Unsplit.KEPT_OUT);
    }

    private static List<Transfer> of(CustomerId customer, List<Transfer> transfers) {
        return transfers.stream()
                .filter(transfer -> transfer.slot().customer().equals(customer))
                .toList();
    }

    private static BasisBridge.Entry sum(BasisBridge.Entry one, BasisBridge.Entry other) {
        return new BasisBridge.Entry(
                one.cause(),
                one.record(),
                one.customer(),
                one.month(),
                one.amount().plus(other.amount()));
    }
}
