/**
 * Customers in groups. The entry noun is {@link com.econlytics.cohort.CohortReport}: what the customers who started
 * together brought in, month by month since.
 *
 * <p>How to read it: a {@link com.econlytics.cohort.Population} is taken from the books; each of its customers has a
 * {@link com.econlytics.cohort.Profile}. A {@link com.econlytics.cohort.Segment} is a filter of profiles as data, and a
 * {@link com.econlytics.cohort.SegmentStatement} is what a segment adds up to, with all that it leaves out. A
 * {@link com.econlytics.cohort.Grouping} puts each customer into one {@link com.econlytics.cohort.Cohort}, and
 * {@link com.econlytics.cohort.Concentration} tells on how few customers the profit rests.
 *
 * <p>No figure stands alone: groups, what is unattributed and what is unallocated sum to the company, per currency.
 */
@NullMarked
package com.econlytics.cohort;

import org.jspecify.annotations.NullMarked;
