package com.econlytics.testkit.laws;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.costing.RateScope;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
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
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of ledger histories. Ids come from small pools, so that facts are restated, repeated and contested, references
 * share names, and customers share addresses; amounts and instants include the edges.
 */
public final class LedgerHistories {
    /** The payments' account. */
    public static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    /** The support desk's account. */
    public static final SourceAccount SUPPORT = SourceAccount.of("zendesk", "desk");
    /** The customers that histories speak of. */
    public static final List<Party> CUSTOMERS = List.of(
            Party.ofRecord(PAYMENTS, "cus_1"), Party.ofRecord(PAYMENTS, "cus_2"), Party.ofRecord(PAYMENTS, "cus_3"));

    private static final List<String> EMAILS = List.of("ann@example.org", "bob@example.org", "Ann@Example.org ");
    private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD");
    private static final List<Account> ACCOUNTS = List.of(
            ChartOfAccounts.RECEIPTS,
            ChartOfAccounts.REFUNDS,
            ChartOfAccounts.DISPUTES,
            ChartOfAccounts.PROCESSING_FEES,
            ChartOfAccounts.PAYOUTS,
            ChartOfAccounts.FEE_UNKNOWN);
    private static final long LARGE = 1_000_000_000_000_000L;

    private LedgerHistories() {}

    /** Whole histories. */
    public static Arbitrary<LedgerHistory> histories() {
        return facts().list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .flatMap(facts -> Combinators.combine(
                                identities().list().ofMaxSize(10),
                                choices(facts).list().ofMaxSize(4))
                        .as((identities, choices) -> new LedgerHistory(facts, identities, choices)));
    }

    /** Statements about postings and activities. */
    public static Arbitrary<Fact> facts() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, postings().map(posting -> (Fact) posting)),
                Tuple.of(1, activities().map(activity -> (Fact) activity)));
    }

    /** Statements that money moved: one to three legs in one currency. */
    public static Arbitrary<Posting> postings() {
        Arbitrary<FactId> ids = Combinators.combine(
                        Arbitraries.of("ch_1", "ch_2", "ch_3", "re_1"), Arbitraries.of("charge", "refund"))
                .as((object, movement) -> FactId.of(PAYMENTS, object, movement));
        return Combinators.combine(
                        ids,
                        Arbitraries.longs().between(1, 3),
                        instants(),
                        parties(),
                        Arbitraries.of(CURRENCIES).flatMap(LedgerHistories::legs))
                .as(LedgerHistories::posting);
    }

    /** A revision that is the rank of a withdrawal withdraws now and then. */
    private static Posting posting(FactId id, long revision, Instant at, Party party, List<Leg> legs) {
        boolean withdrawn = revision == Posting.WITHDRAWN && legs.size() > 1;
        SortedMap<String, String> attributes = new TreeMap<>(Map.of("category", id.movement()));
        return new Posting(id, revision, at, party, withdrawn ? List.of() : legs, attributes);
    }

    /** Statements that work was done. */
    public static Arbitrary<Activity> activities() {
        Arbitrary<FactId> tickets = Arbitraries.of("1", "2", "3").map(ticket -> FactId.of(SUPPORT, ticket, "ticket"));
        Arbitrary<FactId> ids = Arbitraries.frequencyOf(
                Tuple.of(9, tickets), Tuple.of(1, Arbitraries.just(FactId.of(PAYMENTS, "ch_1", "charge"))));
        return Combinators.combine(
                        ids,
                        Arbitraries.longs().between(1, 3),
                        instants(),
                        parties(),
                        Arbitraries.of(ChartOfAccounts.SUPPORT, ChartOfAccounts.MERGED_TICKETS),
                        trackedSeconds(),
                        ticketAttributes())
                .as((id, revision, at, party, account, seconds, attributes) ->
                        new Activity(id, revision, at, party, account, quantities(seconds), attributes));
    }

    /** Instants around month ends, days of 23 and 25 hours and leap days, and in between, to the microsecond. */
    public static Arbitrary<Instant> instants() {
        Arbitrary<Instant> edges = Arbitraries.of(
                Instant.parse("2025-12-31T23:59:59.999999Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2024-02-29T12:00:00Z"),
                Instant.parse("2009-11-01T02:31:00Z"),
                Instant.parse("2016-03-31T22:00:00Z"));
        Arbitrary<Instant> others = Arbitraries.longs()
                .between(1_230_000_000_000_000L, 1_780_000_000_000_000L)
                .map(micros -> Instant.EPOCH.plusNanos(micros * 1000));
        return Arbitraries.oneOf(edges, others);
    }

    /** What is said about customers, payments and support users. */
    public static Arbitrary<Identity> identities() {
        Arbitrary<Instant> created = instants();
        Arbitrary<List<String>> emails = Arbitraries.of(EMAILS).list().ofMaxSize(2);
        Arbitrary<List<String>> aliases =
                Arbitraries.of("cus_1", "cus_2", "crm-7").list().ofMaxSize(1);
        Arbitrary<Identity> customers = Combinators.combine(Arbitraries.of(CUSTOMERS), aliases, emails, created)
                .as((party, alias, email, at) -> new Identity(
                        party,
                        Identity.Role.OUTSIDE,
                        new TreeSet<>(alias.contains("crm-7") ? alias : List.of()),
                        new TreeSet<>(email),
                        at));
        Arbitrary<Identity> others = Combinators.combine(
                        references(),
                        Arbitraries.frequency(Tuple.of(9, Identity.Role.OUTSIDE), Tuple.of(1, Identity.Role.INTERNAL)),
                        aliases,
                        emails)
                .as((party, role, alias, email) ->
                        new Identity(party, role, new TreeSet<>(alias), new TreeSet<>(email), null));
        return Arbitraries.oneOf(customers, others);
    }

    /** Decisions about prices, parties and contested facts. */
    public static Arbitrary<Choice> choices(List<Fact> facts) {
        return Arbitraries.oneOf(
                costs().map(Choice.Costs::new),
                Combinators.combine(references(), Arbitraries.of(CUSTOMERS)).as(Choice.Assign::new),
                references().map(Choice.Release::new),
                merges(),
                plans().map(Choice.Allocations::new),
                Arbitraries.of(CUSTOMERS).map(Choice.Split::new),
                Arbitraries.of(facts).map(Choice.Settle::new));
    }

    /** Plans that allocate some of the accounts on which histories book, by every measured base. */
    public static Arbitrary<AllocationPlan> plans() {
        Arbitrary<AllocationBase> bases = Arbitraries.of(
                new AllocationBase.Equally(),
                new AllocationBase.ByDriver(Driver.TICKET),
                new AllocationBase.ByDriver(Driver.AGENT_SECOND),
                new AllocationBase.ByRevenue(Currency.getInstance("USD")));
        return Combinators.combine(Arbitraries.of(ACCOUNTS), bases)
                .as((account, base) -> AllocationRule.of(account.code().replace('.', '_'), account, base))
                .list()
                .uniqueElements(AllocationRule::pool)
                .ofMaxSize(3)
                .map(AllocationPlan::new);
    }

    /** Merges of a customer into a later one, so that no order of them makes a circle. */
    public static Arbitrary<Choice> merges() {
        return Combinators.combine(Arbitraries.of(0, 1), Arbitraries.of(1, 2))
                .filter((customer, survivor) -> customer < survivor)
                .as((customer, survivor) -> new Choice.Merge(CUSTOMERS.get(customer), CUSTOMERS.get(survivor)));
    }

    /** Statements about the plan of customers and of those who are matched to them. */
    public static Arbitrary<DatedAttribute> attributes() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.of(CUSTOMERS), references().map(party -> (Party) party)),
                        Arbitraries.of(DatedAttribute.PLAN, DatedAttribute.CHANNEL),
                        Arbitraries.of("basic", "pro", "", "Facebook Ads"),
                        instants(),
                        Arbitraries.longs().between(0, 2))
                .as(DatedAttribute::new);
    }

    /** Prices on every basis: none, flat, hourly or both, for all work or for some, some of them starting late. */
    public static Arbitrary<CostModel> costs() {
        Currency usd = Currency.getInstance("USD");
        Arbitrary<Money> prices = Arbitraries.longs().between(0, 1_000_000).map(minor -> new Money(minor, usd));
        Arbitrary<DriverRate> flat = Combinators.combine(prices, instants())
                .as((price, from) -> DriverRate.perUnit(Driver.TICKET, price, from));
        Arbitrary<DriverRate> hourly = Combinators.combine(prices, instants()).as(DriverRate::hourly);
        Arbitrary<List<DriverRate>> rates = Combinators.combine(Arbitraries.oneOf(flat, hourly), scopes())
                .as(DriverRate::within)
                .list()
                .uniqueElements(rate -> List.of(rate.driver(), rate.validFrom(), rate.scope()))
                .ofMaxSize(4);
        return Combinators.combine(bases(), rates).as((bases, stated) -> new CostModel(usd, bases, stated));
    }

    /** One or two of all ways to cost work. */
    private static Arbitrary<List<CostBasis>> bases() {
        return Combinators.combine(Arbitraries.of(CostBasis.Method.values()), instants())
                .as((method, from) -> new CostBasis(method, method == CostBasis.Method.BUSINESS_TIME ? 3_600 : 0, from))
                .list()
                .uniqueElements(CostBasis::validFrom)
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static Arbitrary<RateScope> scopes() {
        return Arbitraries.of(
                RateScope.ALL,
                RateScope.of("group", "7"),
                RateScope.of("agent", "12"),
                RateScope.of("group", "7").and("priority", "urgent"));
    }

    private static Arbitrary<SortedMap<String, String>> ticketAttributes() {
        return Arbitraries.maps(Arbitraries.of("group", "agent", "priority"), Arbitraries.of("7", "12", "urgent"))
                .ofMaxSize(3)
                .map(TreeMap::new);
    }

    /** Payments and support users, which must be matched. */
    public static Arbitrary<Party.Reference> references() {
        return Arbitraries.of(
                new Party.Reference(PAYMENTS, "ch_1"),
                new Party.Reference(PAYMENTS, "ch_2"),
                new Party.Reference(SUPPORT, "user-1"),
                new Party.Reference(SUPPORT, "user-2"));
    }

    private static Arbitrary<Party> parties() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, references().map(reference -> (Party) reference)),
                Tuple.of(2, Arbitraries.of(CUSTOMERS)),
                Tuple.of(1, Arbitraries.of(Party.unknown(), Party.shared())));
    }

    private static Arbitrary<List<Leg>> legs(String currency) {
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, -1L, LARGE, -LARGE), Arbitraries.longs().between(-100_000, 100_000));
        return Combinators.combine(Arbitraries.of(ACCOUNTS), amounts)
                .as((account, amount) -> new Leg(account, Money.ofMinor(amount, currency)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<Long> trackedSeconds() {
        return Arbitraries.oneOf(
                Arbitraries.of(-1L, 0L, 1L, 3599L, 3600L), Arbitraries.longs().between(0, 100_000));
    }

    /** One ticket, and the seconds if they were tracked: −1 stands for a ticket without tracked time. */
    private static List<Quantity> quantities(long seconds) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(Quantity.of(Driver.TICKET, 1));
        if (seconds >= 0) {
            quantities.add(Quantity.of(Driver.AGENT_SECOND, seconds));
            quantities.add(Quantity.of(Driver.BUSINESS_SECOND, 2 * seconds));
        }
        return quantities;
    }
}
