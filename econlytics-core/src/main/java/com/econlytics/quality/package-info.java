/**
 * How far the figures can be trusted. The entry nouns are {@link com.econlytics.quality.DataQuality}, a score for each customer that
 * can be recomputed by hand, and {@link com.econlytics.quality.UnusualChange}, what differs from its own past by a stated rule.
 *
 * <p>Neither changes a figure. A high score says that nothing is known to be missing or doubtful, and not that nothing is.
 */
@NullMarked
package com.econlytics.quality;

import org.jspecify.annotations.NullMarked;
