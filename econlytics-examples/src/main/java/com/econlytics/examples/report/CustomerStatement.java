package com.econlytics.examples.report;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Section;
import com.econlytics.jdbc.JdbcCustomerBooks;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.Explanations;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Everything about one customer in one currency, of one version of the books.
 *
 * @param customer who
 * @param name what the source calls it
 * @param signedUpOn the day of signup; empty if it is not known
 * @param version of the ledger
 * @param currencies of the figures
 * @param statement section by section; empty if there is no figure
 * @param supplied the sections that a source supplies for anybody
 * @param months what each month left, in order
 * @param profit why the profit is what it is, down to the source records
 * @param waiting why something is pending; no leaf if nothing is
 */
public record CustomerStatement(
        CustomerId customer,
        String name,
        String signedUpOn,
        long version,
        Currencies currencies,
        Optional<ProfitAndLoss> statement,
        Set<Section> supplied,
        SortedMap<YearMonth, Money> months,
        Optional<Explanation.Sum> profit,
        Optional<Explanation.Sum> waiting) {
    private static final StatementLine PENDING = StatementLine.of(Section.PENDING);

    public CustomerStatement {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(currencies, "currencies");
        supplied = Set.copyOf(supplied);
        months = new TreeMap<>(months);
    }

    /** The source records behind the profit, the latest first. */
    public List<Explanation.Leaf> leaves() {
        List<Explanation.Leaf> leaves = new ArrayList<>(
                profit.map(Explanation.Sum::leaves).orElseGet(Stream::empty).toList());
        leaves.sort(Comparator.comparing(
                        (Explanation.Leaf leaf) -> leaf.occurredAt(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Explanation.Leaf::record));
        return leaves;
    }

    /** Reads it from the books of the customer; empty if there is no such customer, or it was merged into another. */
    public static Optional<CustomerStatement> read(
            Snapshots snapshots, JdbcCustomerBooks books, CustomerId customer, MonthFilter filter) {
        return snapshots
                .read((handle, heading) -> Name.find(handle, customer))
                .flatMap(name -> books.find(customer).map(found -> of(found, customer, name, filter)));
    }

    private static CustomerStatement of(Books books, CustomerId customer, Name name, MonthFilter filter) {
        List<Balance> balances = books.balances();
        List<String> all = new ArrayList<>(new TreeSet<>(balances.stream()
                .map(balance -> balance.key().unit())
                .filter(Unit::isMoney)
                .map(Unit::code)
                .toList()));
        if (!filter.currency().isEmpty() && !all.contains(filter.currency())) {
            throw new UnreadableFilterException("currency", "one in which this customer has figures");
        }
        String shown = !filter.currency().isEmpty() ? filter.currency() : all.isEmpty() ? "" : all.get(0);
        Optional<Currency> currency =
                Optional.of(shown).filter(code -> !code.isEmpty()).map(Currency::getInstance);
        Explanations explanations = Explanations.of(books);
        return new CustomerStatement(
                customer,
                name.name(),
                name.signedUpOn(),
                books.version(),
                new Currencies(all, shown),
                currency.map(money -> ProfitAndLoss.of(balances, money)),
                name.supplied(),
                currency.map(money -> months(balances, money)).orElseGet(TreeMap::new),
                currency.map(money ->
                        explanations.explain(customer, StatementLine.CUSTOMER_PROFIT, Unit.of(money), MonthRange.ALL)),
                currency.map(money -> explanations.explain(customer, PENDING, Unit.of(money), MonthRange.ALL)));
    }

    private static SortedMap<YearMonth, Money> months(List<Balance> balances, Currency currency) {
        SortedMap<YearMonth, Money> months = new TreeMap<>();
        for (Balance balance : balances) {
            boolean counts = balance.key().unit().code().equals(currency.getCurrencyCode())
                    && StatementLine.CUSTOMER_PROFIT.contains(balance.key().account());
            if (counts) {
                months.merge(balance.key().month(), new Money(balance.amount(), currency), Money::plus);
            }
        }
        return months;
    }

    /** What the books of one customer do not say. */
    private record Name(String name, String signedUpOn, Set<Section> supplied) {
        Name {
            supplied = Set.copyOf(supplied);
        }

        static Optional<Name> find(Handle handle, CustomerId customer) {
            return handle.createQuery("select customer_id, coalesce(signup_date::text, '') as signup_date"
                            + " from econlytics_report.customer_profitability where customer_no = :number limit 1")
                    .bind("number", customer.number())
                    .map((row, context) -> new Name(
                            row.getString("customer_id"), row.getString("signup_date"), suppliedSections(handle)))
                    .findFirst();
        }

        private static Set<Section> suppliedSections(Handle handle) {
            return handle.createQuery("""
                            select distinct a.section from econlytics.account a where a.use = 'PROFIT' and exists (
                                select from econlytics.balance b join econlytics.currency c on c.code = b.unit
                                where b.account = a.code)""").mapTo(String.class).stream()
                    .map(Section::valueOf)
                    .collect(Collectors.toSet());
        }
    }
}
