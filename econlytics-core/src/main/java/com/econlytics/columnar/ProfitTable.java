package com.econlytics.columnar;

import com.econlytics.columnar.ColumnarProfitability.Sums;
import com.econlytics.columnar.Layout.Slot;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What a company made of each customer, in columns: the rows of {@link com.econlytics.pnl.Profitability}, made when they are looked at.
 *
 * <p>Example: a table of a million customers takes some dozens of bytes for each, and {@code table.rows().get(7)} makes one row.
 */
public final class ProfitTable {
    private static final Unit TICKET = Unit.of(Driver.TICKET);

    private final Currency home;
    private final List<ColumnarJournal> journals;
    private final long[] customers;
    private final List<Slot> slots;
    private final long[] sums;
    private final long[] totals;
    private final CohortProfit cohorts;

    private ProfitTable(
            Currency home,
            List<ColumnarJournal> journals,
            long[] customers,
            List<Slot> slots,
            long[] sums,
            long[] totals,
            CohortProfit cohorts) {
        this.home = home;
        this.journals = List.copyOf(journals);
        this.customers = customers;
        this.slots = List.copyOf(slots);
        this.sums = sums;
        this.totals = totals;
        this.cohorts = cohorts;
    }

    static ProfitTable of(Currency home, ColumnarJournal journal, List<Slot> slots, Sums sums, CohortProfit cohorts) {
        return new ProfitTable(
                home, List.of(journal), journal.customerNumbers(), slots, sums.rows(), sums.totals(), cohorts);
    }

    /** One row for each customer and currency that has a balance, by customer number and currency code. */
    public List<CustomerProfit> rows() {
        return new Rows(this);
    }

    /** What all customers, and what is nobody's or shared, sum to in one section. */
    public Money total(Section section, Currency currency) {
        return new Money(total(new Slot(Unit.of(currency), section)), currency);
    }

    /** How much of a driver was used in all, whatever became of it. */
    public long total(Driver driver) {
        return Arrays.stream(Section.values())
                .mapToLong(section -> total(new Slot(Unit.of(driver), section)))
                .reduce(0, Math::addExact);
    }

    /** The currencies in which there is any amount, by code. */
    public List<Currency> currencies() {
        return slots.stream()
                .filter(slot -> slot.unit().isMoney())
                .map(slot -> Currency.getInstance(slot.unit().code()))
                .distinct()
                .toList();
    }

    /** The same as column sums: customer profit of the company. */
    public Money netProfit(Currency currency) {
        return Arrays.stream(Section.values())
                .filter(section -> section.use() == Section.Use.PROFIT)
                .map(section -> total(section, currency))
                .reduce(new Money(0, currency), Money::plus);
    }

    /** What each cohort brought in by month. */
    public CohortProfit cohorts() {
        return cohorts;
    }

    /**
     * The figures of the lines of both: of a large journal and of those that came since.
     *
     * @throws IllegalArgumentException if the other shows tickets in another currency
     * @throws ArithmeticException if a figure exceeds 64 bits
     */
    public ProfitTable plus(ProfitTable other) {
        if (!home.equals(other.home)) {
            throw new IllegalArgumentException("one table has its tickets in " + home + " and the other in "
                    + other.home + "; make both with one home currency");
        }
        long[] all = LongStream.concat(Arrays.stream(customers), Arrays.stream(other.customers))
                .sorted()
                .distinct()
                .toArray();
        SortedSet<Slot> allSlots = new TreeSet<>(slots);
        allSlots.addAll(other.slots);
        Wider wider = new Wider(all, List.copyOf(allSlots));
        wider.add(this);
        wider.add(other);
        List<ColumnarJournal> both = new ArrayList<>(journals);
        both.addAll(other.journals);
        return new ProfitTable(home, both, all, wider.slots, wider.sums, wider.totals, cohorts.plus(other.cohorts));
    }

    private long total(Slot slot) {
        int place = slots.indexOf(slot);
        return place < 0 ? 0 : totals[place];
    }

    /** A table of more customers and slots, to which others are added. */
    private static final class Wider {
        private final long[] customers;
        private final List<Slot> slots;
        private final long[] sums;
        private final long[] totals;

        Wider(long[] customers, List<Slot> slots) {
            this.customers = customers;
            this.slots = slots;
            this.sums = new long[Math.multiplyExact(customers.length, slots.size())];
            this.totals = new long[slots.size()];
        }

        void add(ProfitTable table) {
            int[] places = table.slots.stream().mapToInt(slots::indexOf).toArray();
            int row = 0;
            for (int customer = 0; customer < table.customers.length; customer++) {
                while (customers[row] != table.customers[customer]) {
                    row++;
                }
                add(table.sums, customer * places.length, places, sums, row * slots.size());
            }
            add(table.totals, 0, places, totals, 0);
        }

        private static void add(long[] from, int first, int[] places, long[] to, int row) {
            for (int slot = 0; slot < places.length; slot++) {
                int place = row + places[slot];
                to[place] = Math.addExact(to[place], from[first + slot]);
            }
        }
    }

    /** The rows that there are, and where each finds its sums. */
    private static final class Rows extends AbstractList<CustomerProfit> implements RandomAccess {
        private final ProfitTable table;
        private final List<Columns> columns;
        private final int[] customerOf;
        private final byte[] columnsOf;

        Rows(ProfitTable table) {
            this.table = table;
            this.columns = columns(table);
            int most = Math.multiplyExact(table.customers.length, columns.size());
            int[] customerOfRow = new int[most];
            byte[] columnsOfRow = new byte[most];
            int size = 0;
            for (int customer = 0; customer < table.customers.length; customer++) {
                for (int column = 0; column < columns.size(); column++) {
                    if (columns.get(column).hasBalance(table, customer)) {
                        customerOfRow[size] = customer;
                        columnsOfRow[size++] = (byte) column;
                    }
                }
            }
            this.customerOf = Arrays.copyOf(customerOfRow, size);
            this.columnsOf = Arrays.copyOf(columnsOfRow, size);
        }

        @Override
        public int size() {
            return customerOf.length;
        }

        @Override
        public CustomerProfit get(int index) {
            return columns.get(columnsOf[index] & 0xFF).row(table, customerOf[index]);
        }

        private static List<Columns> columns(ProfitTable table) {
            SortedSet<String> codes = new TreeSet<>();
            for (Slot slot : table.slots) {
                codes.add(slot.unit().isMoney() ? slot.unit().code() : table.home.getCurrencyCode());
            }
            return codes.stream()
                    .map(code -> Columns.of(table, Currency.getInstance(code)))
                    .toList();
        }
    }

    /**
     * Where the figures of a row in one currency stand.
     *
     * @param bySection the slot of each section that has one
     * @param tickets the slots of tickets that are counted, if they are shown in this currency
     * @param all every slot that has a part in such a row
     */
    @SuppressWarnings("ArrayRecordComponent") // columns
    private record Columns(Currency currency, Map<Section, Integer> bySection, int[] tickets, int[] all) {
        static Columns of(ProfitTable table, Currency currency) {
            List<Slot> slots = table.slots;
            boolean home = currency.equals(table.home);
            Map<Section, Integer> bySection = new EnumMap<>(Section.class);
            List<Integer> tickets = new ArrayList<>();
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                if (slot.unit().equals(Unit.of(currency))) {
                    bySection.put(slot.section(), i);
                    all.add(i);
                } else if (home && !slot.unit().isMoney()) {
                    all.add(i);
                    if (slot.unit().equals(TICKET) && slot.section() != Section.EXCLUDED) {
                        tickets.add(i);
                    }
                }
            }
            return new Columns(currency, bySection, ints(tickets), ints(all));
        }

        CustomerProfit row(ProfitTable table, int customer) {
            int first = customer * table.slots.size();
            long counted = 0;
            for (int slot : tickets) {
                counted = Math.addExact(counted, table.sums[first + slot]);
            }
            return CustomerProfit.of(
                    new CustomerId(table.customers[customer]),
                    currency,
                    section -> {
                        Integer slot = bySection.get(section);
                        return slot == null ? 0 : table.sums[first + slot];
                    },
                    counted);
        }

        /** Sums that are not 0 are balances; if all are, the balances that they are made of may cancel each other. */
        boolean hasBalance(ProfitTable table, int customer) {
            int first = customer * table.slots.size();
            for (int slot : all) {
                if (table.sums[first + slot] != 0) {
                    return true;
                }
            }
            SortedMap<LineKey, BigInteger> balances = new TreeMap<>(LineKey.ORDER);
            table.journals.forEach(journal -> journal.addTo(balances, new CustomerId(table.customers[customer])));
            return balances.entrySet().stream()
                    .filter(balance -> balance.getValue().signum() != 0)
                    .anyMatch(balance -> Arrays.stream(all)
                            .anyMatch(slot -> table.slots.get(slot).equals(Slot.of(balance.getKey()))));
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
