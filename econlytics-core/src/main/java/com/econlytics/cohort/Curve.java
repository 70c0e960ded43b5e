package com.econlytics.cohort;

import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.pnl.ProfitAndLoss;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the balances of one cohort, by start and age. */
final class Curve {
    private static final int BEFORE = -1;

    private final Currency currency;
    private final YearMonth dataThrough;
    private final SortedMap<YearMonth, Starters> starters = new TreeMap<>();
    private final List<Balance> known = new ArrayList<>();
    private final List<Balance> after = new ArrayList<>();
    private final List<Balance> withoutStart = new ArrayList<>();

    Curve(Currency currency, YearMonth dataThrough) {
        this.currency = currency;
        this.dataThrough = dataThrough;
    }

    /** Adds a customer who started in {@code start}, with all its balances. */
    void add(YearMonth start, Collection<Balance> balances) {
        Starters group = starters.computeIfAbsent(start, unseen -> new Starters());
        group.customers++;
        for (Balance balance : balances) {
            YearMonth origin = balance.key().origin();
            if (origin.isAfter(dataThrough)) {
                after.add(balance);
            } else {
                known.add(balance);
                group.add(age(start, origin), balance);
            }
        }
    }

    /** Adds a customer who has no start. */
    void addWithoutStart(Collection<Balance> balances) {
        withoutStart.addAll(balances);
    }

    CohortRow toRow(Cohort cohort, int customers) {
        starters.values().forEach(group -> group.sum(currency));
        List<CohortCell> cells = cells();
        List<CohortCell> mature =
                cells.stream().filter(cell -> cell.customers() == customers).toList();
        return new CohortRow(
                cohort,
                customers,
                margins(known).plus(margins(after)).plus(margins(withoutStart)),
                before(starters.values()),
                cells,
                margins(after),
                payback(mature));
    }

    private List<CohortCell> cells() {
        List<CohortCell> cells = new ArrayList<>();
        if (!starters.isEmpty()) {
            for (int age = 0; age <= age(starters.firstKey(), dataThrough); age++) {
                cells.add(cell(age));
            }
        }
        return cells;
    }

    private CohortCell cell(int age) {
        Collection<Starters> reached =
                starters.headMap(dataThrough.minusMonths(age).plusMonths(1)).values();
        Margins atThisAge = Margins.zero(currency);
        Margins soFar = Margins.zero(currency);
        int customers = 0;
        for (Starters group : reached) {
            atThisAge = atThisAge.plus(group.at(age, currency));
            soFar = soFar.plus(group.through(age, currency));
            customers += group.customers;
        }
        return new CohortCell(age, customers, atThisAge, soFar);
    }

    private Margins before(Collection<Starters> groups) {
        return groups.stream().map(group -> group.at(BEFORE, currency)).reduce(Margins.zero(currency), Margins::plus);
    }

    private Payback payback(List<CohortCell> mature) {
        return ProfitAndLoss.of(known, currency)
                .find(Section.ACQUISITION)
                .map(Money::negated)
                .map(cost -> Payback.of(cost, mature))
                .orElseGet(Payback.NotSupplied::new);
    }

    private Margins margins(Collection<Balance> balances) {
        return Margins.of(balances, currency);
    }

    /** The age of what happened in {@code month}; everything before the start is one age. */
    private static int age(YearMonth start, YearMonth month) {
        return (int) Math.max(BEFORE, ChronoUnit.MONTHS.between(start, month));
    }

    /** The customers of the cohort who started in one month. */
    private static final class Starters {
        private final Map<Integer, List<Balance>> balances = new HashMap<>();
        private final NavigableMap<Integer, Margins> atAge = new TreeMap<>();
        private final NavigableMap<Integer, Margins> throughAge = new TreeMap<>();
        private int customers;

        void add(int age, Balance balance) {
            balances.computeIfAbsent(age, unseen -> new ArrayList<>()).add(balance);
        }

        void sum(Currency currency) {
            balances.forEach((age, happened) -> atAge.put(age, Margins.of(happened, currency)));
            Margins soFar = Margins.zero(currency);
            for (Map.Entry<Integer, Margins> age : atAge.entrySet()) {
                soFar = soFar.plus(age.getValue());
                throughAge.put(age.getKey(), soFar);
            }
        }

        Margins at(int age, Currency currency) {
            return atAge.getOrDefault(age, Margins.zero(currency));
        }

        Margins through(int age, Currency currency) {
            Map.Entry<Integer, Margins> latest = throughAge.floorEntry(age);
            return latest == null ? Margins.zero(currency) : latest.getValue();
        }
    }
}
