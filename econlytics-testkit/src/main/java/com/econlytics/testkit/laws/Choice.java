package com.econlytics.testkit.laws;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.Customer;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import java.util.List;

/** A decision in words that do not depend on the numbers that a ledger gave its customers. */
public sealed interface Choice {
    /** The decision, in the ledger's numbers. */
    Decision toDecision(Ledger ledger);

    /** New prices. */
    record Costs(CostModel costs) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.AdoptCosts(costs);
        }
    }

    /** A party belongs to a customer. */
    record Assign(Party.Reference party, Party customer) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return ledger.customers().stream()
                    .filter(known -> known.party().equals(customer))
                    .map(Customer::id)
                    .findFirst()
                    .map(id -> new Decision.AssignParty(party, id))
                    .orElseThrow(() -> new IllegalStateException("the ledger does not know " + customer));
        }
    }

    /** Of a contested fact, this statement counts. It is booked first, because only what was stated can be chosen. */
    record Settle(Fact statement) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            ledger.book(Batch.of(List.of(statement)));
            return new Decision.SettleContest(statement.id(), statement.revision(), statement.contentDigest());
        }
    }

    /** A party is matched by the rule again. */
    record Release(Party.Reference party) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.ReleaseParty(party);
        }
    }
}
