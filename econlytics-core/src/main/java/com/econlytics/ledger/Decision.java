package com.econlytics.ledger;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import java.util.Objects;

/**
 * What people decide, as opposed to what sources report. Decisions are kept in order; facts are a set.
 */
public sealed interface Decision {
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
}
