package com.econlytics.spec;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happened, told in the sentences of the specification tables, and booked one sentence after the other.
 *
 * <p>The sentences, with their own words in capitals:
 *
 * <ul>
 *   <li>{@code 2026-06-02 charge ch_1 OF ann: receipts 29.00, processing_fees -1.14}: money moved. The payment {@code ch_1}
 *       names the customer ann. {@code OF ch_1} is whoever paid that charge, {@code OF unknown} nobody known, {@code OF
 *       shared} everybody. {@code PROVISIONAL}, {@code RESTATED} and {@code RESTATED AGAIN} before the colon are lower and
 *       higher revisions, {@code WITHDRAWN} without amounts says that it did not happen. A charge id may be followed by a
 *       slash and the source's number of the movement. Amounts are in the story's currency unless one is named.
 *   <li>{@code 2026-06-03 work 41 OF ann: 1 ticket, 840 agent_second}: work was done.
 *   <li>{@code CUSTOMER ann, emails a@x.org, aliases crm-7}, {@code USER u1, ...}, {@code AGENT u9, ...}: who is who.
 *   <li>{@code PAYMENT ch_1 OF ann}: the source now names the customer of a payment.
 *   <li>{@code ASSIGN u1 TO ann}, {@code RELEASE u1}, {@code MERGE ann INTO bob}, {@code SPLIT ann}: decisions about parties.
 *   <li>{@code CLOSE 2026-06}, {@code REOPEN 2026-06}: decisions about months.
 *   <li>{@code RATE 25.00 PER 3600 agent_second FROM 2026-06-01 ON practical_capacity}: the price of work.
 *   <li>{@code SHARE account_fees equally}, or {@code by ticket}, {@code by revenue}: an allocation plan of one rule.
 *   <li>{@code ALLOCATE}: shared costs are brought up to date.
 * </ul>
 */
final class Story {
    static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");
    static final Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));

    private static final Clock YEARS_LATER = Clock.fixed(Instant.parse("2029-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, Long> REVISIONS = Map.of(
            "provisional", Posting.PROVISIONAL,
            "withdrawn", Posting.WITHDRAWN,
            "", Posting.SETTLED,
            "restated", Posting.SETTLED + 1,
            "restated again", Posting.SETTLED + 2);

    private final Map<Pattern, BiConsumer<Story, MatchResult>> grammar = new LinkedHashMap<>();
    private final InMemoryLedger ledger;
    private final Currency currency;

    Story(String currencyCode, Matching.Emails emails) {
        currency = Currency.getInstance(currencyCode);
        ledger = new InMemoryLedger(BOOKING, new Matching(emails), YEARS_LATER);
        says("(\\S+) work (\\S+) of (\\S+): (.*)", Story::work);
        says(
                "(\\d\\S+) (\\S+) (\\S+) of (\\S+?)(?: (provisional|withdrawn|restated again|restated))?(?:: (.*))?",
                Story::money);
        says("(customer|user|agent) (\\S+?)((?:, \\w+(?: [^ ,]+)+)*)", Story::identity);
        says("payment (\\S+) of (\\S+)", (story, said) -> story.payment(said.group(1), said.group(2)));
        says(
                "assign (\\S+) to (\\S+)",
                (story, said) -> story.decide(new Decision.AssignParty(
                        (Party.Reference) party(said.group(1)), story.customer(said.group(2)))));
        says(
                "release (\\S+)",
                (story, said) -> story.decide(new Decision.ReleaseParty((Party.Reference) party(said.group(1)))));
        says(
                "merge (\\S+) into (\\S+)",
                (story, said) -> story.decide(
                        new Decision.MergeCustomers(story.customer(said.group(1)), story.customer(said.group(2)))));
        says("split (\\S+)", (story, said) -> story.decide(new Decision.SplitCustomer(story.customer(said.group(1)))));
        says(
                "close (\\S+)",
                (story, said) -> story.decide(
                        new Decision.CloseBooks(YearMonth.parse(said.group(1)), "controller", "month end")));
        says(
                "reopen (\\S+)",
                (story, said) ->
                        story.decide(new Decision.ReopenBooks(YearMonth.parse(said.group(1)), "controller", "audit")));
        says("rate (\\S+) per (\\d+) (\\S+) from (\\S+) on (\\S+)", Story::rate);
        says("share (\\S+) (equally|by \\w+)", Story::share);
        says("allocate", (story, said) -> story.ledger.allocate());
    }

    static Story inDollars() {
        return new Story("USD", Matching.Emails.MATCH_UNIQUE);
    }

    InMemoryLedger ledger() {
        return ledger;
    }

    /** Books all sentences of a cell. */
    Story tell(String sentences) {
        Arrays.stream(sentences.split("; ", -1)).forEach(this::say);
        return this;
    }

    /** The number of a customer, or of one of the two that are none. */
    CustomerId customer(String name) {
        return switch (name) {
            case "unattributed" -> CustomerId.UNATTRIBUTED;
            case "unallocated" -> CustomerId.UNALLOCATED;
            default ->
                ledger.customers().stream()
                        .filter(customer -> customer.party().id().equals(name))
                        .map(Customer::id)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("the story does not know a customer " + name));
        };
    }

    String nameOf(CustomerId id) {
        return ledger.customers().stream()
                .filter(customer -> customer.id().equals(id))
                .map(customer -> customer.party().id())
                .findFirst()
                .orElse(id.toString());
    }

    /** A payment, a support user, a customer, or one of the two that have no id. */
    static Party party(String name) {
        return switch (name.replaceAll("[0-9_].*", "")) {
            case "unknown" -> Party.unknown();
            case "shared" -> Party.shared();
            case "ch" -> Party.reference(STRIPE, name);
            case "user", "agent" -> Party.reference(DESK, name);
            default -> Party.ofRecord(STRIPE, name);
        };
    }

    private void says(String pattern, BiConsumer<Story, MatchResult> booked) {
        grammar.put(Pattern.compile(pattern), booked);
    }

    private void say(String sentence) {
        for (Map.Entry<Pattern, BiConsumer<Story, MatchResult>> rule : grammar.entrySet()) {
            Matcher said = rule.getKey().matcher(sentence);
            if (said.matches()) {
                rule.getValue().accept(this, said);
                return;
            }
        }
        throw new IllegalArgumentException("the tables have no sentence like '" + sentence + "'");
    }

    private void money(MatchResult said) {
        String[] id = said.group(3).split("/", 2);
        FactId fact = new FactId(STRIPE, id[0], said.group(2), id.length == 1 ? "" : id[1]);
        long revision = REVISIONS.get(said.group(5) == null ? "" : said.group(5));
        List<Leg> legs = said.group(6) == null ? List.of() : legs(said.group(6));
        boolean names = said.group(2).equals("charge") && party(said.group(4)) instanceof Party.OfRecord;
        if (names) {
            payment(id[0], said.group(4));
        }
        Party party = names ? party(id[0]) : party(said.group(4));
        book(new Posting(fact, revision, instant(said.group(1)), party, legs, new TreeMap<>()));
    }

    private List<Leg> legs(String text) {
        List<Leg> legs = new ArrayList<>();
        for (String leg : text.split(", ", -1)) {
            String[] words = leg.split(" ", 2);
            Account account = BOOKING.chart().find(words[0]).orElseThrow();
            legs.add(new Leg(account, Money.parse(words[1].contains(" ") ? words[1] : currency + " " + words[1])));
        }
        return legs;
    }

    private void work(MatchResult said) {
        List<Quantity> quantities = Arrays.stream(said.group(4).split(", ", -1))
                .map(quantity -> quantity.split(" ", 2))
                .map(words -> Quantity.of(new Driver(words[1]), Long.parseLong(words[0])))
                .toList();
        FactId ticket = FactId.of(DESK, said.group(2), "ticket");
        Account support = ChartOfAccounts.SUPPORT;
        Party party = party(said.group(3));
        book(new Activity(ticket, 1, instant(said.group(1)), party, support, quantities, new TreeMap<>()));
    }

    private void identity(MatchResult said) {
        Map<String, List<String>> names = new TreeMap<>();
        for (String list : said.group(3).split(", ", -1)) {
            List<String> words = List.of(list.trim().split(" ", -1));
            names.put(words.get(0), words.subList(1, words.size()));
        }
        know(new Identity(
                party(said.group(2)),
                said.group(1).equals("agent") ? Identity.Role.INTERNAL : Identity.Role.OUTSIDE,
                new TreeSet<>(names.getOrDefault("aliases", List.of())),
                new TreeSet<>(names.getOrDefault("emails", List.of())),
                null));
    }

    private void payment(String charge, String customer) {
        know(Identity.of(party(customer)));
        know(Identity.of(party(charge), List.of(customer)));
    }

    private void rate(MatchResult said) {
        Instant from = instant(said.group(4));
        Money cost = new Money(Money.parse(currency + " " + said.group(1)).amountMinor(), currency);
        DriverRate rate = new DriverRate(new Driver(said.group(3)), cost, Long.parseLong(said.group(2)), from);
        CostBasis basis = new CostBasis(CostBasis.Method.valueOf(said.group(5).toUpperCase()), 0, from);
        decide(new Decision.AdoptCosts(new CostModel(currency, List.of(basis), List.of(rate))));
    }

    private void share(MatchResult said) {
        AllocationBase base = switch (said.group(2)) {
            case "equally" -> new AllocationBase.Equally();
            case "by revenue" -> new AllocationBase.ByRevenue(currency);
            default -> new AllocationBase.ByDriver(new Driver(said.group(2).substring("by ".length())));
        };
        Account pool = BOOKING.chart().find(said.group(1)).orElseThrow();
        decide(new Decision.AdoptAllocations(AllocationPlan.of(AllocationRule.of(pool.code(), pool, base))));
    }

    private void book(Fact fact) {
        ledger.book(Batch.of(List.of(fact)));
    }

    private void know(Identity identity) {
        ledger.book(Batch.builder().identities(List.of(identity)).build());
    }

    private void decide(Decision decision) {
        ledger.decide(decision);
    }

    private static Instant instant(String text) {
        return Instant.parse(text.contains("T") ? text : text + "T12:00:00Z");
    }
}
