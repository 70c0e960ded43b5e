package com.econlytics.reconciliation;

import com.econlytics.fact.Account;
import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import com.econlytics.revenue.BasisBridge;
import com.econlytics.time.MonthRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * A part of a record that makes our figure differ from that of the books.
 *
 * <p>Amounts are what the part adds to system less books: ours as signed, those of the books with the other sign.
 */
public sealed interface RecordPart {
    /** What it adds to the variance. */
    Money amount();

    /** The same part, of which {@code amount} is concerned. */
    RecordPart of(Money amount);

    /**
     * What one fact has on one account in one month.
     *
     * @param fact which fact
     * @param account on which account of ours
     * @param month in which month we count it
     * @param amount what it adds to the variance
     */
    record OfFact(FactId fact, Account account, YearMonth month, Money amount) implements RecordPart {
        public OfFact {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(amount, "amount");
        }

        @Override
        public RecordPart of(Money part) {
            return new OfFact(fact, account, month, part);
        }

        @Override
        public String toString() {
            return fact + " " + account + " " + month;
        }
    }

    /**
     * What one record has in one month on the basis of the books and not on ours.
     *
     * @param fact which record
     * @param cause why
     * @param month in which month it counts on the basis of the books
     * @param amount what it adds to the variance
     */
    record OfBasis(FactId fact, BasisBridge.Cause cause, YearMonth month, Money amount) implements RecordPart {
        public OfBasis {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(amount, "amount");
        }

        @Override
        public RecordPart of(Money part) {
            return new OfBasis(fact, cause, month, part);
        }

        @Override
        public String toString() {
            return fact + " " + cause + " " + month;
        }
    }

    /**
     * One entry of the books, or so much of it.
     *
     * @param entry its id
     * @param account the id of its account
     * @param date its date
     * @param document its document; empty if none
     * @param amount what it adds to the variance: the entry in our signs, negated
     */
    record OfEntry(String entry, String account, LocalDate date, String document, Money amount) implements RecordPart {
        public OfEntry {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(amount, "amount");
        }

        @Override
        public RecordPart of(Money part) {
            return new OfEntry(entry, account, date, document, part);
        }

        @Override
        public String toString() {
            return "entry " + entry + " of " + date + " on " + account + (document.isEmpty() ? "" : ", " + document);
        }
    }

    /**
     * What the statement has on an account and its entries have not.
     *
     * @param account the id of the account
     * @param period in which period
     * @param amount what it adds to the variance
     */
    record OfStatement(String account, MonthRange period, Money amount) implements RecordPart {
        public OfStatement {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(amount, "amount");
        }

        @Override
        public RecordPart of(Money part) {
            return new OfStatement(account, period, part);
        }

        @Override
        public String toString() {
            return "statement on " + account + " in " + period + " without entries";
        }
    }
}
