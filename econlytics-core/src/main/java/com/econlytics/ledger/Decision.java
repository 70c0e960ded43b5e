package com.econlytics.ledger;

import com.econlytics.audit.Actor;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import java.time.YearMonth;
import java.util.Objects;

/**
 * What people decide, as opposed to what sources report. Decisions are kept in order; facts are a set.
 */
public sealed interface Decision {
    /** Who decides, if the decision itself says so; otherwise {@link Actor#HOST}. */
    default Actor actor() {
        return Actor.HOST;
    }

    /**
     * From now on all work is priced by {@code costs}; lines booked at other prices are restated.
     *
     * @param costs the new prices
     */
    record AdoptCosts(CostModel costs) implements Decision {
        public AdoptCosts {
            Objects.requireNonNull(costs, "costs");
        }
    }

    /**
     * From now on shared costs are allocated by {@code plan}, in open months; closed months keep what they have.
     *
     * @param plan which accounts, and by what
     */
    record AdoptAllocations(AllocationPlan plan) implements Decision {
        public AdoptAllocations {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /**
     * {@code party} belongs to {@code customer}, whatever the matching rule says.
     *
     * @param party whom the rule did not match, or not rightly
     * @param customer a customer of the ledger
     */
    record AssignParty(Party.Reference party, CustomerId customer) implements Decision {
        public AssignParty {
            Objects.requireNonNull(party, "party");
            Objects.requireNonNull(customer, "customer");
        }
    }

    /**
     * The matching rule decides about {@code party} again.
     *
     * @param party whose assignment is taken back
     */
    record ReleaseParty(Party.Reference party) implements Decision {
        public ReleaseParty {
            Objects.requireNonNull(party, "party");
        }
    }

    /**
     * Of a contested fact, one content counts.
     *
     * @param fact which fact
     * @param revision the contested revision; a higher one overrules the decision
     * @param contentDigest which content, see {@code Fact.contentDigest}
     */
    record SettleContest(FactId fact, long revision, String contentDigest) implements Decision {
        public SettleContest {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(contentDigest, "contentDigest");
        }
    }

    /**
     * The books are closed through a month: its figures, and those of all months before it, stand. What becomes known
     * about them later counts in the earliest open month. Allocations are brought up to date first.
     *
     * @param through the last closed month
     * @param author who closes
     * @param reason why, such as {@code month-end close}
     */
    record CloseBooks(YearMonth through, String author, String reason) implements Decision {
        public CloseBooks {
            Objects.requireNonNull(through, "through");
            requireNamed("closed", through, author, reason);
        }

        @Override
        public Actor actor() {
            return new Actor(author);
        }
    }

    /**
     * A closed month and all later ones are open again; adjustments of what happened in them return to where it happened.
     *
     * @param from the first month to reopen
     * @param author who reopens
     * @param reason why, such as {@code payroll was restated}
     */
    record ReopenBooks(YearMonth from, String author, String reason) implements Decision {
        public ReopenBooks {
            Objects.requireNonNull(from, "from");
            requireNamed("reopened", from, author, reason);
        }

        @Override
        public Actor actor() {
            return new Actor(author);
        }
    }

    /**
     * Two customers are one: from now on {@code survivor} bears what is either's. Both rows stay, so that it can be undone.
     * Allocations are brought up to date.
     *
     * @param customer whose lines move
     * @param survivor who bears them
     */
    record MergeCustomers(CustomerId customer, CustomerId survivor) implements Decision {
        public MergeCustomers {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(survivor, "survivor");
            if (customer.equals(survivor)) {
                throw new IllegalArgumentException(customer + " cannot be merged into itself; name another survivor");
            }
        }
    }

    /**
     * A customer stands for itself again, whatever merged it: a decision, or an address it shares with another.
     *
     * @param customer who was merged into another
     */
    record SplitCustomer(CustomerId customer) implements Decision {
        public SplitCustomer {
            Objects.requireNonNull(customer, "customer");
        }
    }

    private static void requireNamed(String done, YearMonth month, String author, String reason) {
        if ((author + reason).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the author or the reason of " + month
                    + " holds a control character; leave it out, no store could keep it");
        }
        if (author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(month + " cannot be " + done + " by '" + author + "' because of '"
                    + reason + "'; state an author and a reason");
        }
    }
}
