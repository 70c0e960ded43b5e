package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.erasure.LegalHold;
import com.econlytics.erasure.LegalHoldException;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Receipt;
import com.econlytics.pnl.Conservation;
import com.econlytics.testkit.Scenario;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The contract of everything that erases: a ledger of which a customer was erased, and its twin of which nobody was, hear the
 * same, and have the same figures.
 */
public interface ErasureLaws {
    /** An empty ledger with its inbox and its erasures. It is used until the next call; that may empty it again. */
    ErasableLedger emptyErasable(Booking booking, Matching matching);

    @Property(tries = 5)
    @Scenario("D64")
    @Label("L11 erasure: no amount changes, at once or later, and whatever comes again brings nobody back")
    default void l11NoAmountChangesAndNobodyComesBack(
            @ForAll("policies") Matching matching,
            @ForAll("histories") LedgerHistory before,
            @ForAll("histories") LedgerHistory after,
            @ForAll("attributes") List<DatedAttribute> attributes,
            @ForAll("customers") Party.OfRecord erased,
            @ForAll long seed) {
        ErasableLedger erasable = emptyErasable(LedgerContract.BOOKING, matching);
        Ledger ledger = erasable.ledger();
        Ledger twin = new InMemoryLedger(LedgerContract.BOOKING, matching, Clock.systemUTC());
        for (Ledger each : List.of(ledger, twin)) {
            introduceCustomers(each);
            before.bookScattered(each, new Random(seed));
            each.book(Batch.builder().attributes(attributes).build());
        }
        Set<String> planted = identifiersOf(twin, erased);
        erasable.erasures().erase(Subject.party(erased));
        requireEqual(figures(twin), figures(ledger));
        requireEqual(twin.version(), ledger.version());
        requireUnreadable(planted, erasable);

        hearAll(ledger, twin, before, after, new Random(seed));
        ledger.book(Batch.builder().attributes(attributes).build());
        requireEqual(figures(twin), figures(ledger));
        requireUnreadable(planted, erasable);
        requireExplained(ledger);
    }

    @Property
    @Label("L11 erasure: messages about an erased customer are emptied, those that are due once they are disposed of")
    default void l11MessagesAreEmptied(@ForAll("forms") String form, @ForAll boolean arrivesLater) {
        ErasableLedger erasable = emptyErasable(LedgerContract.BOOKING, LedgerContract.MATCHING);
        Ledger ledger = erasable.ledger();
        Party party = Party.ofRecord(LedgerHistories.PAYMENTS, "cus_planted");
        ledger.book(Batch.builder()
                .identities(List.of(new Identity(
                        party,
                        Identity.Role.OUTSIDE,
                        new TreeSet<>(Set.of("crm-planted")),
                        new TreeSet<>(Set.of("eve@planted.example")),
                        null)))
                .build());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        RawBody body = RawBody.of(form);
        RawBody other = RawBody.of("{\"customer\":\"cus_other\"}");
        if (arrivesLater) {
            erasable.erasures().erase(Subject.named("EVE@planted.example"));
        }
        erasable.inbox().receive(LedgerHistories.PAYMENTS, "evt_1", body, now);
        erasable.inbox().receive(LedgerHistories.PAYMENTS, "evt_2", other, now);
        erasable.inbox()
                .quarantine(
                        new Rejection(LedgerHistories.PAYMENTS, "customer/cus_planted", body, Reason.SCHEMA, "id"),
                        now);
        ErasureReceipt receipt = erasable.erasures().erase(Subject.customer(new CustomerId(1)));
        List<Message> due = erasable.inbox().claim(10, now);
        requireEqual(List.of(body, other), due.stream().map(Message::body).toList());
        Batch.Builder batch = Batch.builder();
        due.forEach(message -> batch.disposition(Disposition.ignored(message, Reason.UNHANDLED_TYPE, "")));
        ledger.book(batch.build());
        require(receipt.counts().containsKey("messages"), () -> "no count of messages: " + receipt);
        requireUnreadable(Set.of("cus_planted", "crm-planted", "eve@planted.example"), erasable);
        requireEqual(1, erasable.inbox().replay(Reason.UNHANDLED_TYPE, now)); // what was emptied cannot be read again
        requireEqual(Inbox.Reception.DUPLICATE, erasable.inbox().receive(LedgerHistories.PAYMENTS, "evt_1", body, now));
    }

    @Property(tries = 1)
    @Label("L11 erasure: a receipt says how much went, and nothing about whom; the same again finds nothing more")
    default void l11AReceiptNamesNobody() {
        ErasableLedger erasable = emptyErasable(LedgerContract.BOOKING, LedgerContract.MATCHING);
        introduceCustomers(erasable.ledger());
        ErasureReceipt receipt = erasable.erasures().erase(Subject.named("cus_2"));
        requireEqual(1L, receipt.counts().getOrDefault("customers", -1L));
        require(!receipt.toString().contains("cus_2"), () -> "a receipt that names somebody: " + receipt);
        ErasureReceipt again = erasable.erasures().erase(Subject.customer(new CustomerId(2)));
        requireEqual(0L, again.counts().getOrDefault("customers", -1L));
        requireEqual(List.of(receipt, again), erasable.erasures().receipts());
        requireEqual(0, erasable.erasures().replay());
    }

    @Property(tries = 1)
    @Scenario("D68")
    @Label("L11 erasure: a legal hold keeps a customer until its end, and says so")
    default void l11ALegalHoldKeepsUntilItsEnd() {
        ErasableLedger erasable = emptyErasable(LedgerContract.BOOKING, LedgerContract.MATCHING);
        introduceCustomers(erasable.ledger());
        Subject subject = Subject.named("cus_1");
        erasable.erasures().hold(subject, new LegalHold("dispute is over", Instant.parse("2020-01-01T00:00:00Z")));
        erasable.erasures().hold(Subject.named("cus_3"), hold());
        requireEqual(1L, erasable.erasures().erase(subject).counts().getOrDefault("customers", -1L));
        String refusal = refusal(erasable, Subject.named("cus_3"));
        require(
                refusal.contains("dispute is open") && refusal.contains("9999-01-01"),
                () -> "a refusal without reason and end: " + refusal);
        requireEqual(1, erasable.erasures().receipts().size());
    }

    @Property(tries = 1)
    @Label("L11 erasure: what names several customers erases none, and tells their numbers")
    default void l11AnAmbiguousNameErasesNobody() {
        ErasableLedger erasable = emptyErasable(LedgerContract.BOOKING, LedgerContract.MATCHING);
        for (Party customer : LedgerHistories.CUSTOMERS) {
            erasable.ledger()
                    .book(Batch.builder()
                            .identities(List.of(new Identity(
                                    customer,
                                    Identity.Role.OUTSIDE,
                                    new TreeSet<>(),
                                    new TreeSet<>(Set.of("office@example.org")),
                                    null)))
                            .build());
        }
        String refusal = refusal(erasable, Subject.named("office@example.org"));
        require(refusal.contains("erase each by its number"), () -> "not refused: " + refusal);
        requireEqual(List.of(), erasable.erasures().receipts());
    }

    /** Every policy about addresses. */
    @Provide
    default Arbitrary<Matching> policies() {
        return Arbitraries.of(Matching.Emails.values()).map(Matching::new);
    }

    /** Whole histories. */
    @Provide
    default Arbitrary<LedgerHistory> histories() {
        return LedgerHistories.histories();
    }

    /** Statements about attributes. */
    @Provide
    default Arbitrary<List<DatedAttribute>> attributes() {
        return LedgerHistories.attributes().list().ofMaxSize(4);
    }

    /** The customers of histories. */
    @Provide
    default Arbitrary<Party> customers() {
        return Arbitraries.of(LedgerHistories.CUSTOMERS);
    }

    /** One customer, mentioned in the ways in which bodies mention somebody. */
    @Provide
    default Arbitrary<String> forms() {
        return Arbitraries.of(
                "{\"customer\":\"cus_planted\"}",
                "{\"email\":\"eve\\u0040planted.example\"}",
                "{\"text\":\"Eve <Eve@Planted.example>, please\"}",
                "{\"url\":\"https:\\/\\/crm.example\\/crm-planted?mail=eve%40planted.example\"}",
                "{\"inner\":\"{\\\"customer\\\":\\\"cus_planted\\\"}\"}",
                "not json at all: cus_planted");
    }

    private static LegalHold hold() {
        return new LegalHold("dispute is open", Instant.parse("9999-01-01T00:00:00Z"));
    }

    private static String refusal(ErasableLedger erasable, Subject subject) {
        try {
            erasable.erasures().erase(subject);
            return "";
        } catch (LegalHoldException | IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static void introduceCustomers(Ledger ledger) {
        ledger.book(Batch.builder()
                .identities(LedgerHistories.CUSTOMERS.stream().map(Identity::of).toList())
                .build());
    }

    /** Both hear all that was heard before once more, and what is new, one by one and in one order. */
    private static void hearAll(Ledger ledger, Ledger twin, LedgerHistory before, LedgerHistory after, Random random) {
        List<Object> events = new ArrayList<>(after.facts());
        events.addAll(after.identities());
        events.addAll(after.choices());
        events.addAll(before.facts());
        events.addAll(before.identities());
        Collections.shuffle(events, random);
        for (Object event : events) {
            if (event instanceof Choice choice) {
                if (choice instanceof Choice.Settle settle) {
                    ledger.book(Batch.of(List.of(settle.statement())));
                }
                ledger.decide(choice.toDecision(twin));
                twin.decide(choice.toDecision(twin));
            } else {
                Batch batch = event instanceof Fact fact
                        ? Batch.of(List.of(fact))
                        : Batch.builder().identities(List.of((Identity) event)).build();
                requireEqual(counts(twin.book(batch)), counts(ledger.book(batch)));
            }
        }
        ledger.allocate();
        twin.allocate();
    }

    /** Without lines and versions: who of customers that are one survives goes by names. */
    private static List<Object> counts(Receipt receipt) {
        return List.of(
                receipt.heard(),
                receipt.repeatedStatements(),
                receipt.contested().size());
    }

    /** The ids and names of a customer, and of all that are one with it, which nobody else has. */
    private static Set<String> identifiersOf(Ledger ledger, Party.OfRecord erased) {
        CustomerId survivor = ledger.matchOf(erased).customer();
        Set<String> identifiers = new HashSet<>();
        for (Identity identity : ledger.identities()) {
            if (identity.party() instanceof Party.OfRecord customer
                    && ledger.matchOf(customer).customer().equals(survivor)) {
                identifiers.add(customer.id());
                identifiers.addAll(identity.aliases());
                identifiers.addAll(identity.emails());
            }
        }
        return identifiers;
    }

    private static void requireUnreadable(Collection<String> planted, ErasableLedger erasable) {
        Set<String> readable = new TreeSet<>(ReadableWords.in(erasable));
        readable.retainAll(planted);
        require(readable.isEmpty(), () -> "still readable: " + readable);
    }

    private static void requireExplained(Ledger ledger) {
        Conservation conservation = Conservation.of(Figures.standings(ledger), LedgerSnapshot.lines(ledger));
        require(conservation.holds(), () -> "not conserved: " + conservation);
        Set<String> records = new HashSet<>();
        ledger.readStandings(standing -> records.add(standing.id().toString()));
        ledger.readLines(ledger.version(), line -> {
            boolean known = records.contains(line.fact().toString())
                    || line.fact().account().source().equals("econlytics");
            require(known, () -> "a line of a record that is not there: " + line.fact());
        });
        requireEqual(Balance.of(LedgerSnapshot.lines(ledger)), ledger.balances());
    }

    /** All balances; customers that are one by the first of their numbers, because who of them survives goes by names. */
    private static SortedMap<String, Long> figures(Ledger ledger) {
        Map<CustomerId, CustomerId> first = new HashMap<>();
        Map<CustomerId, CustomerId> names = new HashMap<>();
        for (Customer customer : ledger.customers()) {
            first.merge(customer.survivor(), customer.id(), (left, right) -> left.compareTo(right) < 0 ? left : right);
        }
        ledger.customers().forEach(customer -> names.put(customer.id(), first.get(customer.survivor())));
        SortedMap<String, Long> figures = new TreeMap<>();
        for (Balance balance : ledger.balances()) {
            CustomerId bearer = balance.key().customer();
            figures.merge(
                    names.getOrDefault(bearer, bearer) + " " + balance.key().month() + " "
                            + balance.key().origin() + " " + balance.key().account() + " "
                            + balance.key().unit(),
                    balance.amount(),
                    Math::addExact);
        }
        figures.values().removeIf(sum -> sum == 0);
        return figures;
    }
}
