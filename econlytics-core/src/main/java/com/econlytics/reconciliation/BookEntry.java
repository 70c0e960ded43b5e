package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the books in our signs.
 *
 * @param entry as the books have it
 * @param place where the books have it; null if on an account that is not compared
 * @param amount signed from the company's side
 */
record BookEntry(LedgerDetail.Entry entry, @Nullable Place place, Money amount) {
    static final Comparator<BookEntry> ORDER = Comparator.comparing((BookEntry entry) -> entry.entry.date())
            .thenComparing(entry -> entry.entry.account(), TextOrder.CODE_POINT)
            .thenComparing(entry -> entry.entry.document(), TextOrder.CODE_POINT)
            .thenComparing(entry -> entry.amount.amountMinor())
            .thenComparing(entry -> entry.entry.memo(), TextOrder.CODE_POINT)
            .thenComparing(entry -> entry.entry.id(), TextOrder.CODE_POINT);

    long minor() {
        return amount.amountMinor();
    }

    YearMonth month() {
        return YearMonth.from(entry.date());
    }

    /** What two entries share if one could be the other, entered again. */
    List<Object> likeness() {
        return List.of(amount, entry.account(), entry.document());
    }

    boolean repeats(BookEntry other) {
        return likeness().equals(other.likeness());
    }

    RecordPart record() {
        return new RecordPart.OfEntry(entry.id(), entry.account(), entry.date(), entry.document(), amount.negated());
    }
}
