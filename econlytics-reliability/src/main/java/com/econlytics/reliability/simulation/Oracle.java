package com.econlytics.reliability.simulation;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.testkit.laws.Choice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the books must say, worked out from the words of the manual with lists and decimal numbers. It books, matches, prices and
 * allocates on its own, and is wrong in other places than the library, if it is wrong.
 *
 * <p>It knows no closing: its months are those in which something happened.
 */
public final class Oracle {
    private final WhoIsWho whoIsWho;
    private final CostModel prices;
    private final List<AllocationRule> rules;
    private final Map<FactId, Fact> settled = new HashMap<>();
    private final SortedMap<Place, BigDecimal> direct = new TreeMap<>();

    Oracle(Said said) {
        whoIsWho = new WhoIsWho(said);
        CostModel costs = CostModel.NONE;
        List<AllocationRule> plan = List.of();
        for (Choice choice : said.choices()) {
            costs = choice instanceof Choice.Costs adopted ? adopted.costs() : costs;
            plan = choice instanceof Choice.Allocations adopted ? adopted.plan().rules() : plan;
            if (choice instanceof Choice.Settle settle) {
                settled.put(settle.statement().id(), settle.statement());
            }
        }
        prices = costs;
        rules = plan;
        Map<FactId, List<Fact>> byId = new HashMap<>();
        said.facts()
                .forEach(fact -> byId.computeIfAbsent(fact.id(), unseen -> new ArrayList<>())
                        .add(fact));
        byId.values().forEach(this::book);
        direct.values().removeIf(sum -> sum.signum() == 0);
    }

    /**
     * Where an amount stands.
     *
     * @param bearer a customer's id at its source, {@code unattributed} or {@code unallocated}
     * @param month in which it happened
     * @param account on which it stands
     * @param unit of what
     */
    record Place(String bearer, YearMonth month, String account, String unit) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::bearer)
                .thenComparing(Place::month)
                .thenComparing(Place::account)
                .thenComparing(Place::unit);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        boolean isMoney() {
            return Character.isUpperCase(unit.charAt(0));
        }
    }

    /** What stands where, before anything shared is allocated; nothing where it sums to 0. */
    SortedMap<Place, BigDecimal> direct() {
        return direct;
    }

    /**
     * What allocation moves, of every pool in every month; the leftover units of equal claims go by the numbers of customers.
     *
     * @param numbers the customers' ids at the source, in the order of their numbers
     */
    SortedMap<Place, BigDecimal> allocated(List<String> numbers) {
        SortedMap<Place, BigDecimal> moved = new TreeMap<>();
        for (AllocationRule rule : rules) {
            direct.forEach((place, amount) -> {
                if (place.bearer().equals(WhoIsWho.UNALLOCATED)
                        && place.account().equals(rule.pool().code())
                        && place.isMoney()) {
                    share(place, amount, weights(rule.base(), place.month(), numbers), moved);
                }
            });
        }
        moved.values().removeIf(sum -> sum.signum() == 0);
        return moved;
    }

    private void book(List<Fact> statements) {
        long highest = statements.stream().mapToLong(Fact::revision).max().orElseThrow();
        List<Fact> standing = statements.stream()
                .filter(fact -> fact.revision() == highest)
                .distinct()
                .sorted(Comparator.comparing(Fact::contentDigest))
                .toList();
        Optional<Fact> chosen =
                Optional.ofNullable(settled.get(standing.get(0).id())).filter(standing::contains);
        boolean contested = standing.size() > 1 && chosen.isEmpty();
        Fact fact = chosen.orElse(standing.get(0));
        if (fact instanceof Posting posting) {
            for (Leg leg : posting.legs()) {
                String account = contested ? "pending.contested" : leg.account().code();
                add(
                        fact,
                        account,
                        leg.amount().currency().getCurrencyCode(),
                        leg.amount().amountMinor());
            }
        } else if (fact instanceof Activity work) {
            book(work, contested);
        }
    }

    private void book(Activity work, boolean contested) {
        boolean counts = !contested && work.account().code().equals("support");
        Optional<BigDecimal> price = counts ? priceOf(work) : Optional.empty();
        String account = contested
                ? "pending.contested"
                : counts && price.isEmpty() ? "pending.no_rate" : work.account().code();
        for (Quantity quantity : work.quantities()) {
            add(work, account, quantity.driver().code(), quantity.amount());
        }
        price.ifPresent(cost -> add(work, account, "USD", -cost.longValueExact()));
    }

    /** Of tracked time, or of the ticket if tracked time has no price. */
    private Optional<BigDecimal> priceOf(Activity work) {
        if (prices.bases().isEmpty()) {
            return Optional.empty();
        }
        boolean perTicket = prices.bases().get(0).method() == CostBasis.Method.PER_TICKET;
        DriverRate rate = prices.rates().get(0);
        if (perTicket) {
            return Optional.of(BigDecimal.valueOf(rate.cost().amountMinor()));
        }
        return Optional.of(BigDecimal.valueOf(rate.cost().amountMinor())
                .multiply(BigDecimal.valueOf(work.quantityOf(Driver.AGENT_SECOND)))
                .divide(BigDecimal.valueOf(3600), 0, RoundingMode.HALF_EVEN));
    }

    private void add(Fact fact, String account, String unit, long amount) {
        YearMonth month = YearMonth.from(fact.occurredAt().atOffset(ZoneOffset.UTC));
        Place place = new Place(whoIsWho.bearerOf(fact.party()), month, account, unit);
        direct.merge(place, BigDecimal.valueOf(amount), BigDecimal::add);
    }

    /** By tickets, also of those that nobody knows and of those without a rate; or equally among customers with anything. */
    private SortedMap<String, BigDecimal> weights(AllocationBase base, YearMonth month, List<String> numbers) {
        List<String> order = new ArrayList<>(List.of(WhoIsWho.UNALLOCATED, WhoIsWho.UNATTRIBUTED));
        order.addAll(numbers);
        SortedMap<String, BigDecimal> weights = new TreeMap<>(Comparator.comparingInt(order::indexOf));
        direct.forEach((place, amount) -> {
            boolean customer = numbers.contains(place.bearer());
            boolean works = place.account().equals("support") || place.account().equals("pending.no_rate");
            if (!place.month().equals(month)) {
                return;
            }
            if (base instanceof AllocationBase.Equally && customer) {
                weights.put(place.bearer(), BigDecimal.ONE);
            } else if (base instanceof AllocationBase.ByDriver && place.unit().equals("ticket") && works) {
                weights.merge(place.bearer(), amount, BigDecimal::add);
            }
        });
        return weights;
    }

    /** Everybody gets the whole units of the exact share, and what is left over goes to the largest fractions. */
    private static void share(
            Place pool, BigDecimal amount, SortedMap<String, BigDecimal> weights, SortedMap<Place, BigDecimal> moved) {
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() == 0) {
            return;
        }
        List<Share> shares = new ArrayList<>();
        BigDecimal left = amount.abs();
        for (Map.Entry<String, BigDecimal> weight : weights.entrySet()) {
            BigDecimal[] part = amount.abs().multiply(weight.getValue()).divideAndRemainder(total);
            shares.add(new Share(weight.getKey(), part[0], part[1]));
            left = left.subtract(part[0]);
        }
        shares.sort(Comparator.comparing(Share::fraction).reversed());
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            BigDecimal units = share.units().add(BigDecimal.valueOf(i < left.intValueExact() ? 1 : 0));
            BigDecimal signed = amount.signum() < 0 ? units.negate() : units;
            if (!share.bearer().equals(WhoIsWho.UNALLOCATED)) {
                moved.merge(at(pool, share.bearer()), signed, BigDecimal::add);
                moved.merge(at(pool, WhoIsWho.UNALLOCATED), signed.negate(), BigDecimal::add);
            }
        }
    }

    /** What somebody gets: whole units, and a fraction of one that decides about what is left over. */
    private record Share(String bearer, BigDecimal units, BigDecimal fraction) {}

    private static Place at(Place pool, String bearer) {
        return new Place(bearer, pool.month(), pool.account(), pool.unit());
    }
}
