/**
 * Quantiles of the two distributions on which intervals and tests stand: {@link com.econlytics.growth.distribution.NormalDistribution}
 * and {@link com.econlytics.growth.distribution.StudentDistribution}. Small, and tested against printed tables.
 */
@NullMarked
package com.econlytics.growth.distribution;

import org.jspecify.annotations.NullMarked;
