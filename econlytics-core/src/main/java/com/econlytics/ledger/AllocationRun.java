package com.econlytics.ledger;

import com.econlytics.costing.Allocation;
import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostPool;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One pool of one month, shared: the working and the lines that move it from nobody to those who bear it.
 *
 * <p>The lines of a run sum to 0, and stay on the account of the pool.
 *
 * <p>Example: account fees of USD −30.00 in 2026-06 over two customers that had anything booked: −15.00 on each, +30.00 on
 * {@link CustomerId#UNALLOCATED}.
 *
 * @param id stands for the run as a fact id stands for a fact: rule, month, currency and, if another, origin
 * @param rule by which rule
 * @param pool which balance was shared
 * @param allocation the shares and their certificate, signed as the pool
 */
public record AllocationRun(FactId id, AllocationRule rule, BalanceKey pool, Allocation allocation) {
    /** Under which account of a source runs are recorded. */
    public static final SourceAccount SOURCE = SourceAccount.of("econlytics", "allocation");

    public AllocationRun {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(allocation, "allocation");
    }

    /**
     * Shares the pools of one month.
     *
     * @param plan which accounts, and by what
     * @param month of which month
     * @param balances what was booked directly, that is without the lines of earlier runs; other months are left out
     * @param survivorOf the customer that a customer was merged into, or itself; it bears what is either's
     */
    public static List<AllocationRun> of(
            AllocationPlan plan, YearMonth month, Collection<Balance> balances, UnaryOperator<CustomerId> survivorOf) {
        List<Balance> direct = balances.stream()
                .filter(balance -> balance.key().month().equals(month))
                .toList();
        List<AllocationRun> runs = new ArrayList<>();
        for (AllocationRule rule : plan.rules()) {
            direct.stream().filter(balance -> isPool(rule, balance.key())).forEach(pool -> {
                Money amount = pool.key().unit().money(left(pool, direct));
                Map<CustomerId, Long> measured = measure(rule, direct, survivorOf);
                Allocation allocation = new CostPool(rule.name(), amount, rule.base()).allocate(measured);
                runs.add(new AllocationRun(idOf(rule, pool.key()), rule, pool.key(), allocation));
            });
        }
        return runs;
    }

    /** The lines of this run; none if nobody but nobody bears the pool. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        long moved = 0;
        for (Map.Entry<CustomerId, Money> share : allocation.shares().entrySet()) {
            long amount = share.getValue().amountMinor();
            if (amount != 0 && !share.getKey().equals(CustomerId.UNALLOCATED)) {
                lines.add(line(share.getKey(), amount));
                moved = Math.addExact(moved, amount);
            }
        }
        if (moved != 0) {
            lines.add(line(CustomerId.UNALLOCATED, Math.negateExact(moved)));
        }
        return lines;
    }

    /** Whether a line was written by a run and not booked from a fact. */
    public static boolean isAllocated(Line line) {
        return line.fact().account().equals(SOURCE);
    }

    /**
     * What a run of a closed month should stand at: as it was allocated, on whoever bears now what was its bearers'.
     *
     * @param booked all lines of the run, adjustments after closing included
     * @param survivorOf the customer that a customer was merged into, or itself
     */
    public static List<Line> ofClosedMonth(Collection<Line> booked, UnaryOperator<CustomerId> survivorOf) {
        Optional<YearMonth> month =
                booked.stream().map(line -> line.key().month()).min(Comparator.naturalOrder());
        return booked.stream()
                .filter(line -> line.key().month().equals(month.orElseThrow()))
                .map(line -> line.borneBy(survivorOf.apply(line.key().customer())))
                .toList();
    }

    private Line line(CustomerId bearer, long amount) {
        BalanceKey key = new BalanceKey(bearer, pool.month(), pool.origin(), pool.account(), pool.unit());
        return new Line(id, key, amount);
    }

    private static boolean isPool(AllocationRule rule, BalanceKey key) {
        return key.customer().equals(CustomerId.UNALLOCATED)
                && key.account().equals(rule.pool())
                && key.unit().isMoney();
    }

    /** Of the payroll, only what no work took over is left to be shared. */
    private static long left(Balance pool, List<Balance> direct) {
        long left = pool.amount();
        if (pool.key().account().equals(ChartOfAccounts.SUPPORT_PAYROLL)) {
            for (Balance other : direct) {
                boolean relieves =
                        ChartOfAccounts.ABSORPTION.contains(other.key().account())
                                && other.key().origin().equals(pool.key().origin())
                                && other.key().unit().equals(pool.key().unit());
                left = relieves ? Math.addExact(left, other.amount()) : left;
            }
        }
        return left;
    }

    private static FactId idOf(AllocationRule rule, BalanceKey pool) {
        String origin = pool.isPriorPeriodAdjustment() ? ":" + pool.origin() : "";
        return new FactId(SOURCE, rule.name(), "allocation", pool.month() + ":" + pool.unit() + origin);
    }

    private static Map<CustomerId, Long> measure(
            AllocationRule rule, List<Balance> direct, UnaryOperator<CustomerId> survivorOf) {
        AllocationBase base = rule.base();
        Map<CustomerId, Long> measured = new TreeMap<>();
        rule.weights().forEach((bearer, weight) -> measured.merge(survivorOf.apply(bearer), weight, Math::addExact));
        for (Balance balance : direct) {
            if (isMeasured(base, balance.key())) {
                CustomerId bearer = survivorOf.apply(balance.key().customer());
                if (base instanceof AllocationBase.Equally) {
                    measured.put(bearer, 1L);
                } else {
                    measured.merge(bearer, balance.amount(), Math::addExact);
                }
            }
        }
        return measured;
    }

    private static boolean isMeasured(AllocationBase base, BalanceKey key) {
        if (base instanceof AllocationBase.ByDriver by) {
            return key.unit().equals(Unit.of(by.driver())) && counts(key);
        }
        if (base instanceof AllocationBase.ByRevenue by) {
            return key.unit().equals(Unit.of(by.currency()))
                    && key.account().section().isRevenue();
        }
        return base instanceof AllocationBase.Equally && key.customer().isCustomer();
    }

    /** Work counts where it was done, priced or not; what was merged elsewhere or is contested does not. */
    private static boolean counts(BalanceKey key) {
        return key.account().section().use() == Section.Use.PROFIT
                || key.account().equals(ChartOfAccounts.NO_RATE);
    }
}
