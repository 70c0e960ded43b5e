package com.econlytics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CustomerDirectoryTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");
    private static final Party ANN = Party.ofRecord(STRIPE, "cus_ann");
    private static final Party BOB = Party.ofRecord(STRIPE, "cus_bob");
    private static final Party.Reference USER = new Party.Reference(DESK, "user-1");

    private final CustomerDirectory directory = new CustomerDirectory(new Matching(Matching.Emails.MATCH_UNIQUE));

    @Test
    void aSupportUserIsTheCustomerWhoseIdIsItsExternalId() {
        directory.learn(Identity.of(ANN));
        directory.learn(Identity.of(USER, List.of("cus_ann")));
        assertThat(directory.matchOf(USER)).isEqualTo(new Match(new CustomerId(1), Match.Method.ALIAS));
    }

    @Test
    void aUserWhoComesFirstMovesWhenTheCustomerAppears() {
        directory.learn(Identity.of(USER, List.of("cus_ann")));
        assertThat(directory.bearerOf(USER)).isEqualTo(CustomerId.UNATTRIBUTED);
        assertThat(directory.learn(Identity.of(ANN))).contains(USER);
        assertThat(directory.bearerOf(USER)).isEqualTo(new CustomerId(1));
    }

    @Test
    void anAddressMatchesInAnyLetterCaseWhileOneCustomerHasIt() {
        directory.learn(withEmail(ANN, "Team@Example.org"));
        directory.learn(withEmail(USER, " team@example.ORG "));
        assertThat(directory.matchOf(USER)).isEqualTo(new Match(new CustomerId(1), Match.Method.EMAIL));
        directory.learn(withEmail(BOB, "team@example.org"));
        assertThat(directory.matchOf(USER)).isEqualTo(Match.none(Match.Method.AMBIGUOUS));
    }

    @Test
    void anAliasIsStrongerThanAnAddress() {
        directory.learn(withEmail(ANN, "ann@example.org"));
        directory.learn(Identity.of(BOB));
        directory.learn(new Identity(
                USER,
                Identity.Role.OUTSIDE,
                new TreeSet<>(List.of("cus_bob")),
                new TreeSet<>(List.of("ann@example.org")),
                null));
        assertThat(directory.bearerOf(USER)).isEqualTo(new CustomerId(2));
    }

    @Test
    void addressesAreNotUsedWhereThePolicySaysSo() {
        CustomerDirectory strict = new CustomerDirectory(new Matching(Matching.Emails.IGNORE));
        strict.learn(withEmail(ANN, "ann@example.org"));
        strict.learn(withEmail(USER, "ann@example.org"));
        assertThat(strict.matchOf(USER)).isEqualTo(Match.none(Match.Method.NONE));
    }

    @Test
    void twoCustomersWithOneAddressStayTwo() {
        directory.learn(withEmail(ANN, "team@example.org"));
        directory.learn(withEmail(BOB, "team@example.org"));
        assertThat(directory.customers())
                .extracting(Customer::party)
                .containsExactly((Party.OfRecord) ANN, (Party.OfRecord) BOB);
    }

    @Test
    void ourOwnPeopleAreNoCustomersWhateverTheirAddress() {
        directory.learn(withEmail(ANN, "ann@example.org"));
        directory.learn(new Identity(
                USER, Identity.Role.INTERNAL, new TreeSet<>(), new TreeSet<>(List.of("ann@example.org")), null));
        assertThat(directory.bearerOf(USER)).isEqualTo(CustomerId.UNALLOCATED);
    }

    @Test
    void aDecisionOverrulesTheRuleUntilItIsWithdrawn() {
        directory.learn(Identity.of(ANN));
        directory.learn(Identity.of(BOB));
        directory.learn(Identity.of(USER, List.of("cus_ann")));
        directory.decide(USER, new CustomerId(2));
        assertThat(directory.matchOf(USER)).isEqualTo(new Match(new CustomerId(2), Match.Method.DECIDED));
        directory.withdraw(USER);
        assertThat(directory.bearerOf(USER)).isEqualTo(new CustomerId(1));
    }

    @Test
    void aDecisionForACustomerThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> directory.decide(USER, new CustomerId(9)))
                .hasMessage("customer 9 is not in the directory, which has 0 customers; decide for one of them");
    }

    @Test
    void theEarliestCreationTimeIsTheSignup() {
        directory.learn(createdAt(ANN, "2026-02-01T00:00:00Z"));
        directory.learn(createdAt(ANN, "2026-01-01T00:00:00Z"));
        assertThat(directory.customers().get(0).findSignedUpAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void anIdentityKeepsItsNamesOutOfLogs() {
        assertThat(withEmail(ANN, "ann@example.org")).hasToString("Identity[OfRecord, aliases=0, emails=1]");
    }

    private static Identity withEmail(Party party, String email) {
        return new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(List.of(email)), null);
    }

    private static Identity createdAt(Party party, String instant) {
        return new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), Instant.parse(instant));
    }
}
