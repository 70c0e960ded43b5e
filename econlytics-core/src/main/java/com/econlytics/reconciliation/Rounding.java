package com.econlytics.reconciliation;

import com.econlytics.money.Money;

/** So much of an entry is rounding. */
final class Rounding {
    private Rounding() {}

    /** @param off by how much the books are above the parts that the entry is about */
    static RecordPart of(BookEntry entry, long off) {
        return entry.record().of(new Money(Math.negateExact(off), entry.amount().currency()));
    }
}
