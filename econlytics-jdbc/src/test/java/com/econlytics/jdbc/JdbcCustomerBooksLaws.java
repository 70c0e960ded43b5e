package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.Explanations;
import com.econlytics.pnl.StatementLine;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistory;
import com.econlytics.time.MonthRange;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** The books of one customer explain its figures as the books of all do. */
class JdbcCustomerBooksLaws implements LedgerContract {
    private static final String ECONLYTICS = "econlytics";

    private DataSource database = Database.empty();

    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        database = Database.empty();
        return Database.open(database, booking, matching, Clock.systemUTC());
    }

    @Property(tries = 12)
    @Label(
            "L6 explanation folds: the books of one customer explain each of its figures as the books of all customers do")
    void l6OneCustomersBooksExplainWhatAllBooksExplain(@ForAll("histories") LedgerHistory history, @ForAll long seed) {
        Ledger ledger = emptyUtcLedger();
        history.bookScattered(ledger, new Random(seed));
        Books all = Books.of(ledger, BOOKING);
        JdbcCustomerBooks customers = new JdbcCustomerBooks(database, BOOKING);
        for (Customer customer : all.customers()) {
            Books own = customers.find(customer.id()).orElseThrow();
            assertThat(own.version()).isEqualTo(all.version());
            for (Unit unit : units(all)) {
                assertThat(leaves(own, customer.id(), unit)).isEqualTo(leaves(all, customer.id(), unit));
            }
        }
        for (CustomerId nobody : List.of(CustomerId.UNATTRIBUTED, CustomerId.UNALLOCATED, new CustomerId(9999))) {
            assertThat(customers.find(nobody)).isEmpty();
        }
    }

    private static Set<Unit> units(Books books) {
        return books.lines().stream().map(line -> line.key().unit()).collect(Collectors.toSet());
    }

    /** All that explains a profit and what is pending; of a share in an allocation not how it was weighed. */
    private static List<String> leaves(Books books, CustomerId customer, Unit unit) {
        Explanations explanations = Explanations.of(books);
        return Stream.of(StatementLine.CUSTOMER_PROFIT, StatementLine.of(Section.PENDING))
                .flatMap(line -> explanations
                        .explain(customer, line, unit, MonthRange.ALL)
                        .leaves())
                .map(leaf -> leaf.amount() + " " + leaf.account() + " " + leaf.occurredAt() + " " + label(leaf))
                .toList();
    }

    private static String label(Explanation.Leaf leaf) {
        boolean share = leaf.record().account().source().equals(ECONLYTICS);
        return share ? leaf.record() + " " + leaf.month() : leaf.label();
    }
}
