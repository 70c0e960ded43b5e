package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.util.Comparator;

/**
 * What a statement has on an account and its entries have not.
 *
 * @param place the line the account is mapped to
 * @param at which account, when
 * @param amount in our signs
 */
record Gap(Place place, At at, Money amount) {
    record At(String account, MonthRange period) {
        static final Comparator<At> ORDER =
                Comparator.comparing(At::account, TextOrder.CODE_POINT).thenComparing(at -> at.period.first());
    }

    RecordPart record() {
        return new RecordPart.OfStatement(at.account, at.period, amount.negated());
    }
}
