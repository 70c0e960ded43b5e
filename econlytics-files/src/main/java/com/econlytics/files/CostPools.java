package com.econlytics.files;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.fact.Posting;
import com.econlytics.reconciliation.Evidence;
import java.util.List;
import java.util.Objects;

/**
 * What a file of cost pools says: costs to be booked, and by what they are shared.
 *
 * @param postings one for each account, month and currency, borne by nobody in particular
 * @param plan a rule for each account that states a base; the others stay unallocated
 * @param evidence the file
 */
public record CostPools(List<Posting> postings, AllocationPlan plan, Evidence evidence) {
    public CostPools {
        postings = List.copyOf(postings);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(evidence, "evidence");
    }
}
