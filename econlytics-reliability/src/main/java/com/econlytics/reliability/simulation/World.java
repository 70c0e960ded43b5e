package com.econlytics.reliability.simulation;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** What really happened, as the payments' vendor and the support desk know it; and which events are on their way. */
final class World {
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("USD"), Currency.getInstance("EUR"), Currency.getInstance("JPY"));
    private static final int MOST_CUSTOMERS = 6;
    private static final int MOST_PEOPLE = 5;
    private static final int MOST_ADDRESSES = 5;

    private final Clock clock;
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Event> underway = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private final DeskRecords desk = new DeskRecords();

    World(Clock clock) {
        this.clock = clock;
    }

    /** Every event there ever was, by id. */
    Map<String, Event> events() {
        return events;
    }

    Event event(String id) {
        return Objects.requireNonNull(events.get(id), id);
    }

    /** The events that were not acknowledged and not lost, in the order in which the vendor tries them. */
    List<Event> underway() {
        return underway;
    }

    /** What the desk shows. */
    DeskRecords desk() {
        return desk;
    }

    /** All payments. */
    List<Charge> charges() {
        return charges;
    }

    Charge charge(String id) {
        return charges.stream()
                .filter(charge -> charge.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no charge " + id));
    }

    /** All that the sources state when everything was said. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        events.values().forEach(event -> facts.addAll(event.facts()));
        charges.forEach(charge -> facts.add(charge.posting()));
        facts.addAll(desk.facts());
        return facts;
    }

    /** All that the sources say about who parties are. */
    List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        events.values().forEach(event -> identities.addAll(event.identities()));
        identities.addAll(desk.identities());
        return identities;
    }

    /** Carries out what {@code step} says happened at a vendor. */
    void happen(Step step) {
        SplittableRandom random = step.random();
        switch (step.kind()) {
            case CHARGE -> pay(random);
            case FEE -> settle(random);
            case REFUND -> takeBack(random, "refund", ChartOfAccounts.REFUNDS);
            case DISPUTE -> takeBack(random, "dispute", ChartOfAccounts.DISPUTES);
            case ACCOUNT_FEE ->
                state(
                        posting("fee_" + events.size(), "fee", 4, Party.shared(), ChartOfAccounts.ACCOUNT_FEES, random),
                        List.of());
            case CONTRADICT -> contradict(random);
            case CUSTOMER -> introduce(random);
            case PERSON -> desk.learn(person(random), names(random));
            case TICKET -> desk.change(random, person(random), clock.instant());
            case ODDITY -> tell(Event.ODD, "odd_" + events.size(), List.of(), List.of());
            default -> throw new IllegalArgumentException(step + " does not happen at a vendor");
        }
    }

    /** Every fee becomes known. */
    void settleAll() {
        charges.replaceAll(Charge::settle);
    }

    private void pay(SplittableRandom random) {
        Party payer = random.nextInt(8) == 0 ? Party.unknown() : customer(random);
        Money gross = new Money(random.nextLong(1, 100_000), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        boolean settled = random.nextInt(3) > 0;
        Charge charge =
                new Charge("ch_" + charges.size(), payer, gross, clock.instant(), random.nextLong(1, 500), settled);
        charges.add(charge);
        tell(Event.CHARGE, charge.id(), List.of(), charge.identities());
    }

    private void settle(SplittableRandom random) {
        if (!charges.isEmpty()) {
            int which = random.nextInt(charges.size());
            charges.set(which, charges.get(which).settle());
            tell(
                    Event.CHARGE,
                    charges.get(which).id(),
                    List.of(),
                    charges.get(which).identities());
        }
    }

    private void takeBack(SplittableRandom random, String movement, Account account) {
        if (!charges.isEmpty()) {
            Charge charge = charges.get(random.nextInt(charges.size()));
            Money back = new Money(
                    -random.nextLong(1, charge.gross().amountMinor() + 1),
                    charge.gross().currency());
            FactId id = FactId.of(Books.PAYMENTS, movement + "_" + events.size(), movement);
            state(Posting.settled(id, clock.instant(), charge.reference(), List.of(new Leg(account, back))), List.of());
        }
    }

    /** Two different contents under one revision are contested; a higher revision ends that. */
    private void contradict(SplittableRandom random) {
        String object = "adj_" + random.nextInt(3);
        Party whose = customer(random);
        state(
                posting(object, "adjustment", random.nextInt(1, 4), whose, ChartOfAccounts.OTHER_ADJUSTMENTS, random),
                List.of());
    }

    private void introduce(SplittableRandom random) {
        Identity identity =
                new Identity(customer(random), Identity.Role.OUTSIDE, new TreeSet<>(), names(random), clock.instant());
        tell(Event.STATED, "customer", List.of(), List.of(identity));
    }

    private Posting posting(
            String object, String movement, long revision, Party party, Account account, SplittableRandom random) {
        Money amount = new Money(-random.nextLong(1, 10_000), CURRENCIES.get(random.nextInt(2)));
        FactId id = FactId.of(Books.PAYMENTS, object, movement);
        return new Posting(id, revision, clock.instant(), party, List.of(new Leg(account, amount)), new TreeMap<>());
    }

    private void state(Fact fact, List<Identity> identities) {
        tell(Event.STATED, fact.id().object(), List.of(fact), identities);
    }

    private void tell(String type, String object, List<Fact> facts, List<Identity> identities) {
        Event event = new Event("evt_" + events.size(), type, object, facts, identities);
        events.put(event.id(), event);
        underway.add(event);
    }

    static Party customer(SplittableRandom random) {
        return Party.ofRecord(Books.PAYMENTS, "cus_" + random.nextInt(MOST_CUSTOMERS));
    }

    static Party.Reference person(SplittableRandom random) {
        return new Party.Reference(Books.SUPPORT, "user-" + random.nextInt(MOST_PEOPLE));
    }

    /** Addresses that several may share. */
    private static SortedSet<String> names(SplittableRandom random) {
        return new TreeSet<>(List.of("p" + random.nextInt(MOST_ADDRESSES) + "@example.org"));
    }

    /** The time now. */
    Instant now() {
        return clock.instant();
    }
}
