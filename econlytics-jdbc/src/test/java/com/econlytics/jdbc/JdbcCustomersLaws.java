package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.cohort.ListedCustomer;
import com.econlytics.cohort.Listing;
import com.econlytics.cohort.Population;
import com.econlytics.cohort.SegmentStatement;
import com.econlytics.cohort.SegmentStatement.Split;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.jdbc.SegmentSum.Place;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistories;
import com.econlytics.testkit.laws.LedgerHistory;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jdbi.v3.core.Jdbi;

/** Lists from the database are those that are computed in memory. */
class JdbcCustomersLaws {
    @Property(tries = 12)
    @Scenario("D70")
    @Label("the same customers in the same order, with the same sums, whatever the segment, order and size of pages")
    void pagesAreTheListInMemory(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory late,
            @ForAll("statements") List<DatedAttribute> attributes,
            @ForAll("months") YearMonth closed,
            @ForAll("several") List<Listing> listings,
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll long seed) {
        DataSource database = Database.empty();
        Ledger ledger = Database.ledger(database);
        history.bookScattered(ledger, new Random(seed));
        ledger.book(Batch.builder().attributes(attributes).build());
        ledger.decide(new Decision.CloseBooks(closed, "Ann", "law"));
        late.bookScattered(ledger, new Random(seed));
        Books books = Books.of(ledger, LedgerContract.BOOKING);
        JdbcCustomers customers = customers(database);
        for (Listing listing : listings) {
            List<ListedCustomer> expected = listing.of(books);
            assertThat(pages(customers, listing, limit)).isEqualTo(expected);
            List<ListedCustomer> whole = new ArrayList<>();
            customers.forEach(listing, whole::add);
            assertThat(whole).isEqualTo(expected);
            assertSums(customers.firstPage(listing, limit), books, listing);
        }
        assertAcquisitionsAreThoseMadeAgain(database);
    }

    @Property(tries = 12)
    @Scenario("D70")
    @Label("whoever does not change while the pages are turned is on exactly one of them")
    void turningPagesWhileOthersBookSkipsAndDoublesNobody(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory meanwhile,
            @ForAll("listings") Listing listing,
            @ForAll long seed) {
        DataSource database = Database.empty();
        Ledger ledger = Database.ledger(database);
        history.bookScattered(ledger, new Random(seed));
        List<ListedCustomer> before = listing.of(Books.of(ledger, LedgerContract.BOOKING));
        JdbcCustomers customers = customers(database);
        CustomerPage first = customers.firstPage(listing, 1);
        meanwhile.bookScattered(ledger, new Random(seed));
        List<ListedCustomer> turned = new ArrayList<>(first.rows());
        first.findNext().ifPresent(place -> turned.addAll(rest(customers, listing, place, 1)));
        List<ListedCustomer> unchanged = new ArrayList<>(before);
        unchanged.retainAll(listing.of(Books.of(ledger, LedgerContract.BOOKING)));
        turned.retainAll(unchanged);
        assertThat(turned).isEqualTo(unchanged);
    }

    private static void assertSums(CustomerPage page, Books books, Listing listing) {
        assertThat(page.version()).isEqualTo(books.version());
        SegmentStatement.of(Population.of(books), listing.segment(), listing.asOf())
                .splits()
                .forEach(split -> assertSums(page.sums(), split));
    }

    private static void assertSums(List<SegmentSum> sums, Split split) {
        Currency currency = split.currency();
        assertSum(sums, Place.SEGMENT, currency, split.segment());
        assertSum(sums, Place.OTHERS, currency, split.otherCustomers());
        assertSum(sums, Place.UNATTRIBUTED, currency, split.unattributed());
        assertSum(sums, Place.UNALLOCATED, currency, split.unallocated());
    }

    private static void assertSum(List<SegmentSum> sums, Place place, Currency currency, ProfitAndLoss statement) {
        Optional<SegmentSum> sum = sums.stream()
                .filter(each ->
                        each.place() == place && each.netProfit().currency().equals(currency))
                .findFirst();
        assertThat(sum.map(SegmentSum::netProfit).orElse(Money.zero(currency))).isEqualTo(statement.customerProfit());
        assertThat(sum.map(SegmentSum::totalRevenue).orElse(Money.zero(currency)))
                .isEqualTo(statement.netRevenue());
    }

    private static List<ListedCustomer> pages(JdbcCustomers customers, Listing listing, int limit) {
        CustomerPage first = customers.firstPage(listing, limit);
        List<ListedCustomer> rows = new ArrayList<>(first.rows());
        first.findNext().ifPresent(place -> rows.addAll(rest(customers, listing, place, limit)));
        return rows;
    }

    /** Each place is written and read on the way, as a link does. */
    private static List<ListedCustomer> rest(JdbcCustomers customers, Listing listing, ListCursor place, int limit) {
        List<ListedCustomer> rows = new ArrayList<>();
        Optional<ListCursor> next = Optional.of(place);
        while (next.isPresent()) {
            ListCursor read = ListCursor.parse(next.get().toString(), listing.order());
            CustomerPage page = customers.pageAfter(read, listing, limit);
            rows.addAll(page.rows());
            next = page.findNext();
        }
        return rows;
    }

    private static void assertAcquisitionsAreThoseMadeAgain(DataSource database) {
        List<String> kept = acquisitions(database);
        Jdbi.create(database).useTransaction(Acquisitions::rebuild);
        assertThat(acquisitions(database)).isEqualTo(kept);
    }

    private static List<String> acquisitions(DataSource database) {
        return new ArrayList<>(new TreeSet<>(Database.rows(
                database, "select customer_no || ' ' || acquired_at from econlytics.customer_acquisition")));
    }

    private static JdbcCustomers customers(DataSource database) {
        return new JdbcCustomers(database, LedgerContract.BOOKING.calendar());
    }

    @Provide
    Arbitrary<LedgerHistory> histories() {
        return LedgerHistories.histories();
    }

    @Provide
    Arbitrary<List<DatedAttribute>> statements() {
        return RandomListings.statements();
    }

    @Provide
    Arbitrary<Listing> listings() {
        return RandomListings.listings();
    }

    @Provide
    Arbitrary<List<Listing>> several() {
        return RandomListings.listings().list().ofSize(6);
    }

    @Provide
    Arbitrary<YearMonth> months() {
        return Arbitraries.of(YearMonth.of(2009, 11), YearMonth.of(2025, 12), YearMonth.of(2026, 3));
    }
}
