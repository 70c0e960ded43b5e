package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Who is whom: matching under every policy, merges that can be undone, attributes as a set. */
public interface IdentityLaws extends LedgerContract {
    @Property
    @Label("L3 confluence: under every policy, who is whom does not depend on the order in which it became known")
    default void l3ConfluenceUnderEveryPolicy(
            @ForAll("policies") Matching matching, @ForAll("histories") LedgerHistory history, @ForAll Random random) {
        LedgerSnapshot atOnce = LedgerSnapshot.of(history.bookAtOnce(emptyLedger(BOOKING, matching)));
        LedgerSnapshot scattered = LedgerSnapshot.of(history.bookScattered(emptyLedger(BOOKING, matching), random));
        requireEqual(atOnce, scattered);
    }

    @Property
    @Label("L1 conservation: merging customers changes no total, and nothing is left on a merged one")
    default void l1MergesChangeNoTotal(
            @ForAll("histories") LedgerHistory history, @ForAll("plans") AllocationPlan plan) {
        Ledger ledger = history.bookAtOnce(emptyUtcLedger());
        ledger.decide(new Decision.AdoptAllocations(plan));
        ledger.allocate();
        Map<String, Long> before = Figures.sumsOf(ledger.balances());
        List<Customer> customers = ledger.customers();
        if (customers.size() > 1
                && !customers.get(0).isMerged()
                && !customers.get(1).isMerged()) {
            CustomerId merged = customers.get(0).id();
            ledger.decide(new Decision.MergeCustomers(merged, customers.get(1).id()));
            requireEqual(before, Figures.sumsOf(ledger.balances()));
            requireEqual(
                    0L,
                    ledger.balances().stream()
                            .filter(balance -> balance.key().customer().equals(merged))
                            .count());
            requireEqual(customers.get(1).id(), ledger.customers().get(0).survivor());
        }
    }

    @Property
    @Label("L3 confluence: customers that were merged and split are as before")
    default void l3SplitUndoesMerge(@ForAll("histories") LedgerHistory history) {
        LedgerHistory undecided = new LedgerHistory(history.facts(), history.identities(), List.of());
        Ledger ledger = undecided.bookAtOnce(emptyUtcLedger());
        LedgerSnapshot untouched = LedgerSnapshot.of(ledger);
        List<Customer> customers = ledger.customers();
        if (customers.size() > 1) {
            ledger.decide(new Decision.MergeCustomers(
                    customers.get(0).id(), customers.get(1).id()));
            ledger.decide(new Decision.SplitCustomer(customers.get(0).id()));
            requireEqual(untouched, LedgerSnapshot.of(ledger));
        }
    }

    @Property
    @Label("L2 idempotence: attributes are a set, in whatever order and however often they are stated")
    default void l2AttributesAreASet(@ForAll("attributeLists") List<DatedAttribute> attributes, @ForAll Random random) {
        List<Identity> customers =
                LedgerHistories.CUSTOMERS.stream().map(Identity::of).toList();
        Ledger atOnce = emptyUtcLedger();
        atOnce.book(Batch.builder().identities(customers).attributes(attributes).build());
        LedgerSnapshot expected = LedgerSnapshot.of(atOnce);
        requireEqual(List.copyOf(new TreeSet<>(attributes)), atOnce.attributes());
        List<DatedAttribute> shuffled = new ArrayList<>(attributes);
        shuffled.addAll(attributes);
        Collections.shuffle(shuffled, random);
        Ledger oneByOne = emptyUtcLedger();
        oneByOne.book(Batch.builder().identities(customers).build());
        shuffled.forEach(attribute ->
                oneByOne.book(Batch.builder().attributes(List.of(attribute)).build()));
        requireEqual(expected.attributes(), oneByOne.attributes());
    }

    @Test
    default void sharingAnAddressMakesTwoCustomersOneOnlyWhereThePolicySaysSo() {
        requireEqual(Match.Method.OF_RECORD, secondOfTwoWithOneAddress(Matching.Emails.MATCH_UNIQUE));
        requireEqual(Match.Method.OF_RECORD, secondOfTwoWithOneAddress(Matching.Emails.IGNORE));
        requireEqual(Match.Method.MERGED, secondOfTwoWithOneAddress(Matching.Emails.SAME_CUSTOMER));
    }

    @Test
    default void anAmbiguousReferenceIsMatchedOnceItsCustomersAreOneAndAmbiguousAgainAfterTheSplit() {
        Ledger ledger = emptyUtcLedger();
        Party.Reference user = new Party.Reference(LedgerHistories.SUPPORT, "user-1");
        book(ledger, withAddress(LedgerHistories.CUSTOMERS.get(0)), withAddress(user));
        requireEqual(Match.Method.EMAIL, ledger.matchOf(user).method());
        book(ledger, withAddress(LedgerHistories.CUSTOMERS.get(1)));
        requireEqual(Match.Method.AMBIGUOUS, ledger.matchOf(user).method());
        CustomerId first = ledger.customers().get(0).id();
        CustomerId second = ledger.customers().get(1).id();
        ledger.decide(new Decision.MergeCustomers(first, second));
        requireEqual(new Match(second, Match.Method.EMAIL), ledger.matchOf(user));
        requireEqual(
                first + " was merged into " + second + ", which cannot be merged into it as well; split " + first
                        + " first",
                Laws.refusal(ledger, new Decision.MergeCustomers(second, first)));
        ledger.decide(new Decision.SplitCustomer(first));
        requireEqual(Match.Method.AMBIGUOUS, ledger.matchOf(user).method());
    }

    @Test
    default void aCustomerThatWasSplitOffStandsForItselfWhateverAddressItShares() {
        Ledger ledger = emptyLedger(BOOKING, new Matching(Matching.Emails.SAME_CUSTOMER));
        book(ledger, withAddress(LedgerHistories.CUSTOMERS.get(0)), withAddress(LedgerHistories.CUSTOMERS.get(1)));
        requireEqual(true, ledger.customers().get(1).isMerged());
        ledger.decide(new Decision.SplitCustomer(ledger.customers().get(1).id()));
        requireEqual(false, ledger.customers().get(1).isMerged());
        book(ledger, withAddress(LedgerHistories.CUSTOMERS.get(2)));
        requireEqual(true, ledger.customers().get(2).isMerged());
        requireEqual(false, ledger.customers().get(1).isMerged());
    }

    @Test
    default void mergingAnUnknownCustomerIsRefused() {
        Ledger ledger = emptyUtcLedger();
        book(ledger, Identity.of(LedgerHistories.CUSTOMERS.get(0)));
        CustomerId known = ledger.customers().get(0).id();
        String refused = Laws.refusal(ledger, new Decision.MergeCustomers(known, new CustomerId(99)));
        requireEqual(true, refused.startsWith("customer 99 is not in the "));
        requireEqual(List.of(), ledger.decisions());
    }

    /** Every policy about addresses. */
    @Provide
    default Arbitrary<Matching> policies() {
        return Arbitraries.of(Matching.Emails.values()).map(Matching::new);
    }

    /** Lists of attributes, with repetitions and contradictions. */
    @Provide
    default Arbitrary<List<DatedAttribute>> attributeLists() {
        return LedgerHistories.attributes().list().ofMaxSize(12);
    }

    private Match.Method secondOfTwoWithOneAddress(Matching.Emails emails) {
        Ledger ledger = emptyLedger(BOOKING, new Matching(emails));
        book(ledger, withAddress(LedgerHistories.CUSTOMERS.get(0)), withAddress(LedgerHistories.CUSTOMERS.get(1)));
        return ledger.matchOf(LedgerHistories.CUSTOMERS.get(1)).method();
    }

    private static void book(Ledger ledger, Identity... identities) {
        ledger.book(Batch.builder().identities(List.of(identities)).build());
    }

    private static Identity withAddress(Party party) {
        return new Identity(
                party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(List.of("ann@example.org")), null);
    }
}
