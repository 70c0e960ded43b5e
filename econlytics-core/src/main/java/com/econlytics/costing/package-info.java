/**
 * What work costs. The entry noun is {@link com.econlytics.costing.CostModel}: effective-dated
 * {@link com.econlytics.costing.DriverRate}s that price an {@link com.econlytics.fact.Activity}. A price is rounded once,
 * half to even, at the finest grain: one activity.
 */
@NullMarked
package com.econlytics.costing;

import org.jspecify.annotations.NullMarked;
