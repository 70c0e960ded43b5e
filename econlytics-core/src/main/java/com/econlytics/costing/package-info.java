/**
 * What work costs, and who bears what is shared. There are two entry nouns. {@link com.econlytics.costing.CostModel}:
 * effective-dated {@link com.econlytics.costing.DriverRate}s that price an {@link com.econlytics.fact.Activity}; a price
 * is rounded once, half to even, at the finest grain: one activity. {@link com.econlytics.costing.Allocation}:
 * {@link com.econlytics.costing.CostPool}s shared over customers, directly or through
 * {@link com.econlytics.costing.CostCentre}s, with a {@link com.econlytics.costing.AllocationCertificate} that proves it.
 */
@NullMarked
package com.econlytics.costing;

import org.jspecify.annotations.NullMarked;
