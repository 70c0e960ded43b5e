package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What merges and attributes leave in the database, which the laws do not see. */
class JdbcMergesTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Party ANN = Party.ofRecord(STRIPE, "cus_ann");
    private static final Party BOB = Party.ofRecord(STRIPE, "cus_bob");
    private static final Party CAT = Party.ofRecord(STRIPE, "cus_cat");
    private static final CustomerId FIRST = new CustomerId(1);
    private static final CustomerId SECOND = new CustomerId(2);
    private static final Decision MERGE = new Decision.MergeCustomers(FIRST, SECOND);
    private static final Party.Reference USER = new Party.Reference(SourceAccount.of("zendesk", "acme"), "user-1");
    private static final Clock AUGUST = Clock.fixed(Instant.parse("2026-08-15T00:00:00Z"), ZoneOffset.UTC);
    private static final String VIEW = "select concat_ws('|', customer_id, coalesce(signup_date::text, 'null'),"
            + " total_revenue, currency) from econlytics_report.customer_profitability where customer_no > 0 order by 1";

    private final DataSource database = Database.empty();
    private final Ledger ledger = host(Matching.Emails.MATCH_UNIQUE);

    @Test
    void theViewShowsMergedCustomersAsOneSinceTheEarliestSignupAndAsTwoAfterTheSplit() {
        bookAnnAndBob();
        List<String> apart = Database.rows(database, VIEW);
        assertThat(apart).containsExactly("cus_ann|2026-01-31|10.00|USD", "cus_bob|2026-03-01|5.00|USD");
        ledger.decide(MERGE);
        assertThat(Database.rows(database, VIEW)).containsExactly("cus_bob|2026-01-31|15.00|USD");
        ledger.decide(new Decision.SplitCustomer(FIRST));
        assertThat(Database.rows(database, VIEW)).isEqualTo(apart);
    }

    @Test
    void mergingAfterAClosingLeavesTheClosedMonthAndTheViewStillShowsOne() {
        bookAnnAndBob();
        ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 6), "Ann", "month-end close"));
        ledger.decide(MERGE);
        assertThat(Database.rows(
                        database,
                        "select concat_ws(' ', customer_no, to_char(month, 'YYYY-MM'), to_char(origin, 'YYYY-MM'), amount)"
                                + " from econlytics.balance order by 1"))
                .containsExactly(
                        "1 2026-06 2026-06 1000",
                        "1 2026-07 2026-06 -1000",
                        "2 2026-06 2026-06 500",
                        "2 2026-07 2026-06 1000");
        assertThat(Database.rows(database, VIEW)).containsExactly("cus_bob|2026-01-31|15.00|USD");
    }

    @Test
    void aMergeOutlivesTheProgramAndTheVersionsBeforeItStay() {
        bookAnnAndBob();
        ledger.decide(MERGE);
        Ledger reopened = host(Matching.Emails.MATCH_UNIQUE);
        assertThat(reopened.decisions()).containsExactly(MERGE);
        assertThat(reopened.decisions(1)).isEmpty();
        assertThat(reopened.customers()).extracting(Customer::survivor).containsExactly(SECOND, SECOND);
        assertThat(reopened.matches())
                .containsEntry(ANN, new Match(SECOND, Match.Method.MERGED))
                .containsEntry(BOB, new Match(SECOND, Match.Method.OF_RECORD));
        assertThat(bearers(reopened, 1)).containsExactly(FIRST, SECOND);
        assertThat(bearers(reopened, 2)).containsExactly(FIRST, SECOND, FIRST, SECOND);
        reopened.book(Batch.of(List.of(receipt("ch_3", ANN, 100))));
        assertThat(bearers(reopened, 3)).endsWith(SECOND);
    }

    @Test
    void whoWasAssignedToAMergedCustomerBelongsToItsSurvivorUntilTheSplit() {
        bookAnnAndBob();
        ledger.decide(new Decision.AssignParty(USER, FIRST));
        ledger.decide(MERGE);
        assertThat(ledger.matchOf(USER)).isEqualTo(new Match(SECOND, Match.Method.DECIDED));
        ledger.decide(new Decision.SplitCustomer(FIRST));
        assertThat(ledger.matchOf(USER)).isEqualTo(new Match(FIRST, Match.Method.DECIDED));
    }

    @Test
    void aRefusedMergeLeavesNothingAndTakesNoNumber() {
        bookAnnAndBob();
        ledger.decide(MERGE);
        long version = ledger.version();
        assertThatThrownBy(() -> ledger.decide(new Decision.MergeCustomers(SECOND, FIRST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 1 was merged into customer 2, which cannot be merged into it as well;"
                        + " split customer 1 first");
        assertThatThrownBy(() -> ledger.decide(new Decision.SplitCustomer(new CustomerId(9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 9 is not in the ledger; decide for a customer that it has");
        assertThat(ledger.version()).isEqualTo(version);
        ledger.decide(new Decision.SplitCustomer(FIRST));
        assertThat(Database.rows(database, "select decision_no from econlytics.decision order by decision_no"))
                .containsExactly("1", "2");
    }

    @Test
    void twoHostsCannotMergeTwoCustomersIntoEachOther() throws Exception {
        bookAnnAndBob();
        Ledger other = host(Matching.Emails.MATCH_UNIQUE);
        List<String> refusals = Database.refusals(
                List.of(() -> ledger.decide(MERGE), () -> other.decide(new Decision.MergeCustomers(SECOND, FIRST))));
        assertThat(refusals).containsOnlyOnce("").hasSize(2);
        assertThat(ledger.decisions()).hasSize(1);
    }

    @Test
    void customersWhoShareAddressesInAChainAreOneInWhateverOrderTheyComeAndTheFirstByNameSurvives() {
        Ledger sharing = host(Matching.Emails.SAME_CUSTOMER);
        learn(sharing, address(CAT, "c@example.org"));
        learn(sharing, address(BOB, "b@example.org", "c@example.org"));
        assertThat(survivors(sharing)).containsExactly("cus_cat -> cus_bob", "cus_bob -> cus_bob");
        learn(sharing, address(ANN, "b@example.org"));
        assertThat(survivors(sharing))
                .containsExactly("cus_cat -> cus_ann", "cus_bob -> cus_ann", "cus_ann -> cus_ann");
        sharing.decide(new Decision.SplitCustomer(SECOND));
        assertThat(survivors(sharing))
                .containsExactly("cus_cat -> cus_cat", "cus_bob -> cus_bob", "cus_ann -> cus_ann");
    }

    @Test
    void customersWhoComeInOneBatchWithOneAddressAreOneAtOnce() {
        Ledger sharing = host(Matching.Emails.SAME_CUSTOMER);
        learn(sharing, address(BOB, "x@example.org"), address(ANN, "x@example.org"), address(USER, "x@example.org"));
        assertThat(survivors(sharing)).containsExactly("cus_bob -> cus_ann", "cus_ann -> cus_ann");
        assertThat(sharing.matchOf(USER)).isEqualTo(new Match(SECOND, Match.Method.EMAIL));
    }

    @Test
    void attributesOutliveTheProgramOnceEachAndMakeNoVersion() {
        String essay = new Random(1)
                .ints(20_000, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
        List<DatedAttribute> attributes = List.of(
                attribute(ANN, "note", essay, 1),
                attribute(ANN, "plan", "basic", 1),
                attribute(ANN, "plan", "pro", 1),
                attribute(USER, "plan", "", 0));
        ledger.book(Batch.builder().attributes(attributes).build());
        ledger.book(Batch.builder().attributes(attributes).build());
        Ledger reopened = host(Matching.Emails.MATCH_UNIQUE);
        assertThat(reopened.attributes()).isEqualTo(attributes);
        assertThat(reopened.version()).isZero();
        assertThat(reopened.customers()).extracting(Customer::party).containsExactly((Party.OfRecord) ANN);
        assertThat(reopened.matches()).containsOnlyKeys(ANN, USER);
    }

    private Ledger host(Matching.Emails emails) {
        return Database.ledger(database, emails, AUGUST);
    }

    private void bookAnnAndBob() {
        ledger.book(Batch.builder()
                .identities(List.of(signedUp(ANN, "2026-01-31T12:00:00Z"), signedUp(BOB, "2026-03-01T12:00:00Z")))
                .facts(List.of(receipt("ch_1", ANN, 1000), receipt("ch_2", BOB, 500)))
                .build());
    }

    private static void learn(Ledger ledger, Identity... identities) {
        ledger.book(Batch.builder().identities(List.of(identities)).build());
    }

    private static List<String> survivors(Ledger ledger) {
        List<Customer> customers = ledger.customers();
        return customers.stream()
                .map(customer -> customer.party().id() + " -> "
                        + customers
                                .get((int) customer.survivor().number() - 1)
                                .party()
                                .id())
                .toList();
    }

    private static List<CustomerId> bearers(Ledger ledger, long version) {
        List<Line> lines = new ArrayList<>();
        ledger.readLines(version, lines::add);
        return lines.stream().map(line -> line.key().customer()).toList();
    }

    private static Identity signedUp(Party party, String at) {
        return new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), Instant.parse(at));
    }

    private static Identity address(Party party, String... addresses) {
        return new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(List.of(addresses)), null);
    }

    private static DatedAttribute attribute(Party party, String name, String value, long revision) {
        return new DatedAttribute(party, name, value, Instant.parse("2026-03-01T00:00:00Z"), revision);
    }

    private static Posting receipt(String charge, Party party, long minor) {
        return Posting.settled(
                FactId.of(STRIPE, charge, "charge"),
                Instant.parse("2026-06-02T10:00:00Z"),
                party,
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(minor, "USD"))));
    }
}
