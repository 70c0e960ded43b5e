package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.cohort.CustomerOrder;
import com.econlytics.cohort.CustomerOrder.Direction;
import com.econlytics.cohort.ListedCustomer;
import com.econlytics.cohort.Listing;
import com.econlytics.cohort.Listing.Reserved;
import com.econlytics.cohort.Range;
import com.econlytics.cohort.Segment;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.laws.LedgerContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is a value, whatever it looks like; and a place that was tampered with is no place. */
@Scenario("D70")
class HostileSegmentsTest {
    private static final SourceAccount CRM = SourceAccount.of("crm", "main");
    private static final CustomerOrder BY_ID = new CustomerOrder(CustomerOrder.Key.SOURCE_ID, Direction.ASCENDING);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);
    private final JdbcCustomers customers = new JdbcCustomers(database, LedgerContract.BOOKING.calendar());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "\"",
                "\\",
                "\\'",
                "%",
                "_",
                "?",
                ":s0name",
                "::text",
                "$1",
                "{0}",
                "<x>",
                ";",
                "--",
                "' or true --",
                "') or ('1'='1",
                "'; drop table econlytics.line; --",
                "\uD83D\uDE00",
                "e\u0301",
                "\u202E"
            })
    void aValueIsComparedLetterForLetterAndNothingElse(String value) {
        book("a", value);
        book("b", value + "x");
        book("c", "other");
        assertThat(names(Segment.attribute("plan", value))).containsExactly("a");
        assertThat(names(new Segment.Not(Segment.attribute("plan", value)))).containsExactly("b", "c");
    }

    @Test
    void aComposedLetterIsNotItsParts() {
        book("a", "\u00E9");
        assertThat(names(Segment.attribute("plan", "e\u0301"))).isEmpty();
    }

    @Test
    void halfASurrogatePairIsNobodysAndNotTheQuestionMarkThatWouldBeSent() {
        book("a", "?");
        assertThat(names(Segment.attribute("plan", "\uD83D"))).isEmpty();
    }

    @Test
    void aControlCharacterNeverReachesTheDatabase() {
        assertThatThrownBy(() -> Segment.attribute("plan", "a\0b")).hasMessageContaining("control character");
        assertThatThrownBy(() -> ListCursor.parse(place("1\nSOURCE_ID\nASCENDING\n1\nUSD\nvalue\na\0b"), BY_ID))
                .hasMessageContaining("no place");
    }

    @Test
    void aSegmentOfTooManyConditionsIsRefused() {
        List<Segment> conditions = IntStream.rangeClosed(0, SegmentSql.MOST_CONDITIONS)
                .mapToObj(number -> (Segment) new Segment.Tickets(Range.from((long) number)))
                .toList();
        assertThatThrownBy(() -> names(new Segment.Or(conditions)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name fewer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1\nPROFIT\nASCENDING\n1\nUSD\nvalue\n5",
                "1\nSOURCE_ID\nDESCENDING\n1\nUSD\nvalue\na",
                "2\nSOURCE_ID\nASCENDING\n1\nUSD\nvalue\na",
                "1\nSOURCE_ID\nASCENDING\none\nUSD\nvalue\na",
                "1\nSOURCE_ID\nASCENDING\n1\nUS'\nvalue\na",
            })
    void aPlaceThatThisListDidNotGiveOutIsRefused(String text) {
        assertThatThrownBy(() -> ListCursor.parse(place(text), BY_ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is no place in a list by SOURCE_ID, ASCENDING; begin at the first page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9", "NaN", "0); drop table x", "9999999999999999999999999999999999999999999"})
    void anAmountOfAPlaceIsAPlainNumber(String value) {
        CustomerOrder byProfit = new CustomerOrder(CustomerOrder.Key.PROFIT, Direction.DESCENDING);
        assertThatThrownBy(() -> ListCursor.parse(place("1\nPROFIT\nDESCENDING\n1\nUSD\nvalue\n" + value), byProfit))
                .hasMessageContaining("no place");
    }

    @Test
    void aPlaceKeepsWhateverACustomerIsCalled() {
        Stream.of("' or 1=1", "%", "\uD83D\uDE00", "null").forEach(name -> book(name, "pro"));
        Listing listing = new Listing(new Segment.Everyone(), NOW, BY_ID, Reserved.LEFT_OUT);
        CustomerPage page = customers.firstPage(listing, 1);
        int turned = 1;
        while (page.findNext().isPresent()) {
            ListCursor place = ListCursor.parse(page.findNext().orElseThrow().toString(), BY_ID);
            page = customers.pageAfter(place, listing, 1);
            turned++;
        }
        assertThat(turned).isEqualTo(4);
    }

    private void book(String customer, String plan) {
        Party party = Party.ofRecord(CRM, customer);
        ledger.book(Batch.builder()
                .identities(List.of(Identity.of(party)))
                .attributes(List.of(new DatedAttribute(party, "plan", plan, Instant.EPOCH, 0)))
                .build());
    }

    private List<String> names(Segment segment) {
        return customers.firstPage(new Listing(segment, NOW, BY_ID, Reserved.LEFT_OUT), 10).rows().stream()
                .map(ListedCustomer::sourceId)
                .toList();
    }

    private static String place(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
