/**
 * What work costs. The entry noun is {@link com.econlytics.costing.CostModel}: an effective-dated
 * {@link com.econlytics.costing.CostBasis} and effective-dated {@link com.econlytics.costing.DriverRate}s that price an
 * {@link com.econlytics.fact.Activity}; the {@link com.econlytics.costing.Valuation} says on what grounds. A price is
 * rounded once, half to even, at the finest grain: one activity.
 */
@NullMarked
package com.econlytics.costing;

import org.jspecify.annotations.NullMarked;
