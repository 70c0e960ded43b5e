package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * An account of the company's books.
 *
 * @param id the bookkeeping system's id or number, which stays when the account is renamed; its path of names if it has none
 * @param name what it is called
 * @param group where it stands in the statement
 */
public record BookAccount(String id, String name, Group group) implements Comparable<BookAccount> {
    private static final Comparator<BookAccount> ORDER = Comparator.comparing(BookAccount::group)
            .thenComparing(BookAccount::id, TextOrder.CODE_POINT)
            .thenComparing(BookAccount::name, TextOrder.CODE_POINT);

    public BookAccount {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(group, "group");
        if (id.isBlank() || (id + name).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "account '" + name + "' of the books needs an id in printable characters; use its number or name");
        }
    }

    /** The parts of a statement that a bookkeeping system knows, top to bottom. */
    public enum Group {
        /** What was earned by selling. */
        INCOME(true),
        /** What was sold cost to make or buy. */
        COST_OF_GOODS_SOLD(true),
        /** What it cost to run the company. */
        EXPENSES(true),
        /** Income that is not from selling. */
        OTHER_INCOME(true),
        /** Expenses that are not from running the company. */
        OTHER_EXPENSES(true),
        /** What is owned and owed: no part of a profit and loss. */
        BALANCE_SHEET(false),
        /** The file does not say; it is taken as profit and loss. */
        UNSTATED(true);

        private final boolean profitAndLoss;

        Group(boolean profitAndLoss) {
            this.profitAndLoss = profitAndLoss;
        }

        /** Whether its accounts belong to a profit and loss. */
        public boolean isProfitAndLoss() {
            return profitAndLoss;
        }

        /** Whether a positive amount in a statement is a cost. */
        public boolean statesCostsPositive() {
            return this == COST_OF_GOODS_SOLD || this == EXPENSES || this == OTHER_EXPENSES;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public int compareTo(BookAccount other) {
        return ORDER.compare(this, other);
    }
}
