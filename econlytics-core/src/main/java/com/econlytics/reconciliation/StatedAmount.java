package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import java.util.Optional;

/** What a document about payouts states. */
final class StatedAmount {
    private StatedAmount() {}

    static Optional<Money> of(Posting posting) {
        return posting.legs().stream()
                .filter(leg -> leg.account().equals(ChartOfAccounts.STATED_SETTLED))
                .map(Leg::amount)
                .reduce(Money::plus);
    }
}
