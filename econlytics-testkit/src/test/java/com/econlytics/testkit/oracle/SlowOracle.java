package com.econlytics.testkit.oracle;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostModel;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Section;
import com.econlytics.testkit.laws.Choice;
import com.econlytics.testkit.laws.LedgerHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A second opinion about the books: what a history comes to, worked out slowly from the words of the manual, with lists and
 * decimal numbers, for a company in UTC that never closes a month.
 *
 * <p>It shares no code with the engine but the statements themselves: it books, matches, prices and allocates on its own.
 */
final class SlowOracle {
    private final LedgerHistory history;
    private final SlowWhoIsWho whoIsWho;
    private final List<Entry> entries = new ArrayList<>();

    SlowOracle(LedgerHistory history) {
        this.history = history;
        this.whoIsWho = new SlowWhoIsWho(history);
        SlowPrices prices = new SlowPrices(latestCosts());
        everyFact().forEach(id -> book(id, prices));
        List<Entry> direct = List.copyOf(entries);
        latestRules().forEach(rule -> share(rule, direct));
    }

    /** The sums by what {@code key} makes of an entry, sums of 0 left out. */
    SortedMap<String, BigDecimal> sums(Predicate<Entry> which, Function<Entry, String> key) {
        return sums(entries, which, key);
    }

    private static SortedMap<String, BigDecimal> sums(
            List<Entry> of, Predicate<Entry> which, Function<Entry, String> key) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        of.stream().filter(which).forEach(entry -> sums.merge(key.apply(entry), entry.amount(), BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private List<Fact> statements() {
        List<Fact> statements = new ArrayList<>(history.facts());
        for (Choice choice : history.choices()) {
            if (choice instanceof Choice.Settle settle) {
                statements.add(settle.statement());
            }
        }
        return statements;
    }

    private List<FactId> everyFact() {
        return statements().stream().map(Fact::id).distinct().toList();
    }

    /** Of the highest revision, what was said; one statement alone if somebody decided for it. */
    private List<Fact> standing(FactId id) {
        List<Fact> said =
                statements().stream().filter(fact -> fact.id().equals(id)).toList();
        long highest = said.stream().mapToLong(Fact::revision).max().orElseThrow();
        List<Fact> standing = said.stream()
                .filter(fact -> fact.revision() == highest)
                .distinct()
                .sorted(Comparator.comparing(Fact::contentDigest))
                .toList();
        for (Choice choice : history.choices()) {
            if (choice instanceof Choice.Settle settle
                    && settle.statement().id().equals(id)
                    && settle.statement().revision() == highest) {
                standing = List.of(settle.statement());
            }
        }
        return standing;
    }

    private CostModel latestCosts() {
        CostModel costs = CostModel.NONE;
        for (Choice choice : history.choices()) {
            costs = choice instanceof Choice.Costs adopted ? adopted.costs() : costs;
        }
        return costs;
    }

    private List<AllocationRule> latestRules() {
        List<AllocationRule> rules = List.of();
        for (Choice choice : history.choices()) {
            rules = choice instanceof Choice.Allocations adopted
                    ? adopted.plan().rules()
                    : rules;
        }
        return rules;
    }

    private void book(FactId id, SlowPrices prices) {
        List<Fact> standing = standing(id);
        boolean contested = standing.size() > 1;
        if (standing.get(0) instanceof Posting posting) {
            for (Leg leg : posting.legs()) {
                String account = contested ? "pending.contested" : leg.account().code();
                Section section = contested ? Section.PENDING : leg.account().section();
                String currency = leg.amount().currency().getCurrencyCode();
                add(posting, account, section, currency, leg.amount().amountMinor());
            }
        } else if (standing.get(0) instanceof Activity work) {
            book(work, contested, prices);
        }
    }

    private void book(Activity work, boolean contested, SlowPrices prices) {
        boolean counts = !contested && work.account().section().use() == Section.Use.PROFIT;
        SlowPrices.Price price = prices.of(work);
        String account = work.account().code();
        Section section = work.account().section();
        if (contested || counts && price.outcome().equals("no rate")) {
            account = contested ? "pending.contested" : "pending.no_rate";
            section = Section.PENDING;
        }
        for (Quantity quantity : work.quantities()) {
            add(work, account, section, quantity.driver().code(), quantity.amount());
        }
        if (counts && price.outcome().equals("priced")) {
            String bearer = whoIsWho.bearerOf(work.party());
            boolean estimate = price.estimate() && account.equals("support");
            computed(
                    work,
                    bearer,
                    estimate ? "support_estimated" : account,
                    price.cost().negate());
            if (price.absorbs()) {
                String whose = bearer.equals(SlowWhoIsWho.UNATTRIBUTED)
                        ? ".unattributed"
                        : bearer.equals(SlowWhoIsWho.UNALLOCATED) ? ".internal" : "";
                computed(work, SlowWhoIsWho.UNALLOCATED, "support_absorbed" + whose, price.cost());
            }
        }
    }

    private void add(Fact fact, String account, Section section, String unit, long amount) {
        String bearer = whoIsWho.bearerOf(fact.party());
        entries.add(new Entry(bearer, monthOf(fact), account, section, unit, BigDecimal.valueOf(amount), true));
    }

    private void computed(Activity work, String bearer, String account, BigDecimal amount) {
        String currency = latestCosts().currency().getCurrencyCode();
        entries.add(new Entry(bearer, monthOf(work), account, Section.SUPPORT, currency, amount, false));
    }

    private static YearMonth monthOf(Fact fact) {
        return YearMonth.from(fact.occurredAt().atOffset(ZoneOffset.UTC));
    }

    /** What stands on nobody under the account of a rule, in each month and currency, goes to those who used. */
    private void share(AllocationRule rule, List<Entry> direct) {
        List<YearMonth> months = direct.stream().map(Entry::month).distinct().toList();
        for (YearMonth month : months) {
            List<Entry> ofMonth =
                    direct.stream().filter(entry -> entry.month().equals(month)).toList();
            SortedMap<String, BigDecimal> pools = sums(
                    ofMonth,
                    entry -> entry.bearer().equals(SlowWhoIsWho.UNALLOCATED)
                            && entry.account().equals(rule.pool().code())
                            && isMoney(entry),
                    Entry::unit);
            pools.forEach((currency, pool) -> share(rule, month, currency, pool, weights(rule.base(), ofMonth)));
        }
    }

    private void share(
            AllocationRule rule,
            YearMonth month,
            String currency,
            BigDecimal pool,
            SortedMap<String, BigDecimal> weights) {
        SortedMap<String, BigDecimal> shares = largestRemainder(pool, weights);
        shares.remove(SlowWhoIsWho.UNALLOCATED);
        String account = rule.pool().code();
        Section section = rule.pool().section();
        shares.forEach((bearer, share) -> {
            entries.add(new Entry(bearer, month, account, section, currency, share, true));
            entries.add(new Entry(SlowWhoIsWho.UNALLOCATED, month, account, section, currency, share.negate(), true));
        });
    }

    /** The weight of each bearer, a negative one as 0. */
    private static SortedMap<String, BigDecimal> weights(AllocationBase base, List<Entry> ofMonth) {
        SortedMap<String, BigDecimal> weights = new TreeMap<>(SlowOracle::byNumber);
        if (base instanceof AllocationBase.Equally) {
            sums(
                            ofMonth,
                            entry -> isCustomer(entry.bearer()),
                            entry -> entry.bearer() + " " + entry.account() + " " + entry.unit())
                    .keySet()
                    .forEach(key -> weights.put(key.split(" ")[0], BigDecimal.ONE));
        } else if (base instanceof AllocationBase.ByDriver by) {
            weights.putAll(sums(
                    ofMonth,
                    entry -> entry.unit().equals(by.driver().code())
                            && (entry.section().use() == Section.Use.PROFIT
                                    || entry.account().equals("pending.no_rate")),
                    Entry::bearer));
        } else if (base instanceof AllocationBase.ByRevenue by) {
            List<Section> revenue = List.of(Section.GROSS_RECEIPTS, Section.REFUNDS, Section.DISPUTES);
            weights.putAll(sums(
                    ofMonth,
                    entry -> entry.unit().equals(by.currency().getCurrencyCode()) && revenue.contains(entry.section()),
                    Entry::bearer));
        }
        weights.replaceAll((bearer, weight) -> weight.max(BigDecimal.ZERO));
        return weights;
    }

    /** Everybody gets the whole units of the ideal share, and what is left over goes to the largest fractions. */
    private static SortedMap<String, BigDecimal> largestRemainder(
            BigDecimal pool, SortedMap<String, BigDecimal> weights) {
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        SortedMap<String, BigDecimal> shares = new TreeMap<>(SlowOracle::byNumber);
        if (total.signum() == 0) {
            return shares;
        }
        SortedMap<String, BigDecimal> fractions = new TreeMap<>(SlowOracle::byNumber);
        weights.forEach((bearer, weight) -> {
            BigDecimal[] parts = pool.abs().multiply(weight).divideAndRemainder(total);
            shares.put(bearer, parts[0]);
            fractions.put(bearer, parts[1]);
        });
        BigDecimal left = pool.abs().subtract(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<String> byFraction = new ArrayList<>(fractions.keySet());
        byFraction.sort(
                Comparator.comparing((String bearer) -> fractions.get(bearer)).reversed());
        for (String bearer :
                byFraction.subList(0, left.setScale(0, RoundingMode.UNNECESSARY).intValueExact())) {
            shares.merge(bearer, BigDecimal.ONE, BigDecimal::add);
        }
        if (pool.signum() < 0) {
            shares.replaceAll((bearer, share) -> share.negate());
        }
        return shares;
    }

    /** Unallocated, unattributed, then customers: their ids at the source are in the order of their numbers. */
    private static int byNumber(String one, String other) {
        Comparator<String> order = Comparator.comparing((String bearer) -> isCustomer(bearer))
                .thenComparing(bearer -> !bearer.equals(SlowWhoIsWho.UNALLOCATED))
                .thenComparing(Comparator.naturalOrder());
        return order.compare(one, other);
    }

    private static boolean isCustomer(String bearer) {
        return !bearer.equals(SlowWhoIsWho.UNATTRIBUTED) && !bearer.equals(SlowWhoIsWho.UNALLOCATED);
    }

    private static boolean isMoney(Entry entry) {
        return Character.isUpperCase(entry.unit().charAt(0));
    }
}
