package com.econlytics.testkit.laws;

import com.econlytics.ledger.InMemoryLedger;

class InMemoryLeaseLaws implements LeaseLaws {
    @Override
    public Store emptyStore() {
        InMemoryLedger ledger = InMemoryLedgerLaws.empty();
        return new Store(ledger.leases(), ledger);
    }
}
