/**
 * What work costs, and who bears what is shared. There are two entry nouns.
 *
 * <p>{@link com.econlytics.costing.CostModel}: an effective-dated {@link com.econlytics.costing.CostBasis} and
 * effective-dated {@link com.econlytics.costing.DriverRate}s that price an {@link com.econlytics.fact.Activity}; the
 * {@link com.econlytics.costing.Valuation} says on what grounds. A price is rounded once, half to even, at the finest grain:
 * one activity.
 *
 * <p>{@link com.econlytics.costing.Allocation}: {@link com.econlytics.costing.CostPool}s shared over customers, directly or
 * through {@link com.econlytics.costing.CostCentre}s, with an {@link com.econlytics.costing.AllocationCertificate} that
 * proves it. An {@link com.econlytics.costing.AllocationPlan} says which accounts a ledger shares, and by what.
 */
@NullMarked
package com.econlytics.costing;

import org.jspecify.annotations.NullMarked;
