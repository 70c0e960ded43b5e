package com.econlytics.testkit.laws;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
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

    /** The customers that must be known before it can be decided. */
    default List<Party> customers() {
        return List.of();
    }

    /** New prices. */
    record Costs(CostModel costs) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.AdoptCosts(costs);
        }
    }

    /** Shared costs are allocated by a plan. */
    record Allocations(AllocationPlan plan) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.AdoptAllocations(plan);
        }

        /** Every customer, in one order: leftover units of equal claims go by customer number. */
        @Override
        public List<Party> customers() {
            return LedgerHistories.CUSTOMERS;
        }
    }

    /** A party belongs to a customer. */
    record Assign(Party.Reference party, Party customer) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.AssignParty(party, number(ledger, customer));
        }

        @Override
        public List<Party> customers() {
            return List.of(customer);
        }
    }

    /** Two customers are one. */
    record Merge(Party customer, Party survivor) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.MergeCustomers(number(ledger, customer), number(ledger, survivor));
        }

        @Override
        public List<Party> customers() {
            return List.of(customer, survivor);
        }
    }

    /** A customer stands for itself. */
    record Split(Party customer) implements Choice {
        @Override
        public Decision toDecision(Ledger ledger) {
            return new Decision.SplitCustomer(number(ledger, customer));
        }

        @Override
        public List<Party> customers() {
            return List.of(customer);
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

    private static CustomerId number(Ledger ledger, Party customer) {
        return ledger.customers().stream()
                .filter(known -> known.party().equals(customer))
                .map(Customer::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the ledger does not know " + customer));
    }
}
