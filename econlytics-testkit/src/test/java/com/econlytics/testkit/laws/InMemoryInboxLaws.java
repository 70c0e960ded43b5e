package com.econlytics.testkit.laws;

import com.econlytics.ledger.InMemoryLedger;

class InMemoryInboxLaws implements InboxLaws {
    @Override
    public Store emptyStore() {
        InMemoryLedger ledger = InMemoryLedgerLaws.empty();
        return new Store(ledger.inbox(), ledger);
    }
}
