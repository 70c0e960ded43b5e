package com.econlytics.benchmarks;

import com.econlytics.columnar.CohortColumn;
import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.LineKey;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The lines that all contenders sum: of eight accounts, two fifths of them receipts, over 36 months, each customer in the cohort of a
 * month. They are made from the seed, one by one, so that nobody need hold them as a whole.
 *
 * @param lines how many
 * @param customers how many bear them
 * @param skew how they are spread over the customers
 * @param seed decides all of them
 */
record Workload(int lines, int customers, Skew skew, long seed) {
    static final Currency USD = Currency.getInstance("USD");
    static final int MONTHS = 36;
    static final YearMonth FIRST = YearMonth.of(2023, 1);
    static final List<Account> ACCOUNTS = List.of(
            ChartOfAccounts.RECEIPTS,
            ChartOfAccounts.REFUNDS,
            ChartOfAccounts.DISPUTES,
            ChartOfAccounts.PROCESSING_FEES,
            ChartOfAccounts.SUPPORT,
            ChartOfAccounts.SELLER_SHARES,
            ChartOfAccounts.OTHER_ADJUSTMENTS,
            ChartOfAccounts.CONTESTED);

    /** The last account is pending, and no part of profit. */
    static final int PROFIT_ACCOUNTS = ACCOUNTS.size() - 1;

    /** How lines are spread over customers. */
    enum Skew {
        UNIFORM,
        /** The customer of rank r has a share like 1/r. */
        ZIPF
    }

    /** What is done with each line; months are counted from {@link #FIRST}. */
    interface Reader {
        void read(int customer, int account, int month, long amount);
    }

    void forEach(Reader reader) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int line = 0; line < lines; line++) {
            int customer = customer(random);
            int account = Math.max(0, random.nextInt(12) - 4);
            int month = random.nextInt(MONTHS);
            long amount = account == 0 ? random.nextLong(1, 2_000_000) : -random.nextLong(1, 200_000);
            reader.read(customer, account, month, amount);
        }
    }

    /** By rejection-free inversion of the continuous law with density 1/x, which is near enough to Zipf's. */
    private int customer(SplittableRandom random) {
        if (skew == Skew.UNIFORM) {
            return random.nextInt(customers);
        }
        int rank = (int) Math.min(customers - 1L, (long) Math.exp(random.nextDouble() * Math.log(customers)));
        return (int) (rank * 2_654_435_761L % customers);
    }

    /** The cohort of a customer, counted from {@link #FIRST}. */
    int cohortOf(int customer) {
        return (int) (((customer * 40_503L) >>> 3) % MONTHS);
    }

    ColumnarJournal journal() {
        ColumnarJournal.Builder builder = ColumnarJournal.builder();
        int[] keys = new int[ACCOUNTS.size() * MONTHS];
        for (int account = 0; account < ACCOUNTS.size(); account++) {
            for (int month = 0; month < MONTHS; month++) {
                YearMonth date = FIRST.plusMonths(month);
                keys[account * MONTHS + month] =
                        builder.keyNumber(new LineKey(date, date, ACCOUNTS.get(account), Unit.of(USD)));
            }
        }
        forEach((customer, account, month, amount) ->
                builder.add(customer + 1L, keys[account * MONTHS + month], amount));
        return builder.build();
    }

    CohortColumn cohorts(ColumnarJournal journal) {
        return CohortColumn.of(journal, began());
    }

    /** In which month each customer began. */
    Map<CustomerId, YearMonth> began() {
        Map<CustomerId, YearMonth> began = new HashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            began.put(new CustomerId(customer + 1L), FIRST.plusMonths(cohortOf(customer)));
        }
        return began;
    }

    @Override
    public String toString() {
        return "%,d lines, %,d customers, %s"
                .formatted(lines, customers, skew.name().toLowerCase(Locale.ROOT));
    }
}
