package com.econlytics.columnar;

import com.econlytics.customer.CustomerId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures that follow the ledger line by line: what came since a journal was read, in the same sums.
 *
 * <p>It keeps its lines, 16 bytes each, so whoever follows for long reads the journal anew now and then and begins again. It is
 * for one thread at a time.
 *
 * <p>Example: {@code running.add(running.customer(new CustomerId(7), march), running.key(receipts), 2900)} and then
 * {@code engine.of(journal, cohorts).plus(running.table())}.
 */
public final class RunningProfit {
    private static final int FIRST_CUSTOMERS = 1 << 10;

    private final Currency homeCurrency;
    private final ColumnarJournal.Builder lines = ColumnarJournal.builder();
    private final CustomerNumbers customers = lines.customers();
    private final List<LineKey> keys = new ArrayList<>();
    private final List<YearMonth> cohorts = new ArrayList<>();
    private final Map<YearMonth, Integer> cohortNumbers = new HashMap<>();
    private int[] cohortOf = new int[FIRST_CUSTOMERS];
    private Layout layout = Layout.of(List.of());
    private int[] slotOfKey = layout.slotOfKey();
    private int[] cellOfKey = layout.cellOfKey();
    private long[] rows = new long[0];
    private long[] matrix = new long[layout.cells()];

    /** Follows from here on; tickets are shown in rows of {@code homeCurrency}. */
    public RunningProfit(Currency homeCurrency) {
        this.homeCurrency = homeCurrency;
    }

    /** The index of a customer in no cohort, for {@link #add}; whoever adds many lines keeps it. */
    public int customer(CustomerId customer) {
        return customer(customer.number(), 0);
    }

    /**
     * The index of a customer who began in {@code cohort}, for {@link #add}.
     *
     * @throws IllegalArgumentException if the customer was in another cohort before
     */
    public int customer(CustomerId customer, YearMonth cohort) {
        return customer(customer.number(), cohortNumbers.computeIfAbsent(cohort, unseen -> {
            cohorts.add(unseen);
            matrix = Arrays.copyOf(matrix, (cohorts.size() + 1) * layout.cells());
            return cohorts.size();
        }));
    }

    private int customer(long number, int cohort) {
        int known = customers.size();
        int index = customers.indexOf(number);
        if (index == known) {
            enroll(index, cohort);
        } else if (cohortOf[index] != cohort) {
            throw new IllegalArgumentException("customer " + number + " is in " + cohortName(cohortOf[index])
                    + " and not in " + cohortName(cohort) + "; follow anew when cohorts change");
        }
        return index;
    }

    private void enroll(int index, int cohort) {
        if (index == cohortOf.length) {
            cohortOf = Arrays.copyOf(cohortOf, Math.multiplyExact(2, index));
        }
        cohortOf[index] = cohort;
        int needed = Math.multiplyExact(index + 1, layout.width());
        if (needed > rows.length) {
            rows = Arrays.copyOf(rows, Math.multiplyExact(cohortOf.length, layout.width()));
        }
    }

    private String cohortName(int cohort) {
        return cohort == 0 ? "no cohort" : "cohort " + cohorts.get(cohort - 1);
    }

    /** The number of a key, for {@link #add}; whoever adds many lines keeps it. */
    public int key(LineKey key) {
        int number = lines.keyNumber(key);
        if (number == keys.size()) {
            keys.add(key);
            widen(Layout.of(keys));
        }
        return number;
    }

    /** A new slot or month moves the others. */
    private void widen(Layout wider) {
        Layout narrow = layout;
        long[] moved = new long[Math.multiplyExact(cohortOf.length, wider.width())];
        long[] cells = new long[Math.multiplyExact(cohorts.size() + 1, wider.cells())];
        for (int key = 0; key < narrow.slotOfKey().length; key++) {
            move(rows, narrow.slotOfKey()[key], narrow.width(), moved, wider.slotOfKey()[key], wider.width());
            move(matrix, narrow.cellOfKey()[key], narrow.cells(), cells, wider.cellOfKey()[key], wider.cells());
        }
        layout = wider;
        slotOfKey = wider.slotOfKey();
        cellOfKey = wider.cellOfKey();
        rows = moved;
        matrix = cells;
    }

    private static void move(long[] from, int place, int width, long[] to, int newPlace, int newWidth) {
        for (int row = 0; row * width + place < from.length; row++) {
            to[row * newWidth + newPlace] = from[row * width + place];
        }
    }

    /**
     * Adds one line.
     *
     * @param customer from {@link #customer}
     * @param key from {@link #key}
     * @param amount in the unit of the key, signed from the company's side
     * @throws ArithmeticException if a sum exceeds 64 bits on the way; then nothing is added
     * @throws IndexOutOfBoundsException if nobody has this index, or no key this number
     */
    public void add(int customer, int key, long amount) {
        int slot = customer * layout.width() + slotOfKey[key];
        int cell = cohortOf[customer] * layout.cells() + cellOfKey[key];
        long sum = Math.addExact(rows[slot], amount);
        boolean read = cellOfKey[key] != layout.cells() - 1;
        matrix[cell] = read ? Math.addExact(matrix[cell], amount) : 0;
        rows[slot] = sum;
        lines.addAt(customer, key, amount);
    }

    /**
     * The figures so far.
     *
     * @throws ArithmeticException if the total of a section exceeds 64 bits
     */
    public ProfitTable table() {
        ColumnarJournal journal = lines.build();
        int width = layout.width();
        long[] sorted = new long[Math.multiplyExact(journal.customers(), width)];
        long[] totals = new long[width];
        for (int row = 0; row < journal.customers(); row++) {
            int customer = customers.indexOf(journal.customerAt(row));
            for (int slot = 0; slot < width; slot++) {
                sorted[row * width + slot] = rows[customer * width + slot];
                totals[slot] = Math.addExact(totals[slot], rows[customer * width + slot]);
            }
        }
        return ProfitTable.of(
                homeCurrency,
                journal,
                layout.slots(),
                new ColumnarProfitability.Sums(sorted, totals, matrix),
                CohortProfit.of(layout, cohorts, cohortsFirst()));
    }

    /** Who is in no cohort comes last in a table. */
    private long[] cohortsFirst() {
        int cells = layout.cells();
        long[] turned = new long[matrix.length];
        System.arraycopy(matrix, cells, turned, 0, matrix.length - cells);
        System.arraycopy(matrix, 0, turned, matrix.length - cells, cells);
        return turned;
    }
}
