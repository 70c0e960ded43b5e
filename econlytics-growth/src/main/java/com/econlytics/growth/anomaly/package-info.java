/**
 * Which of many figures somebody should look at: {@link com.econlytics.growth.anomaly.Watch} judges the newest figure of every segment
 * against its own past, and reports so few that a stated share of them at most is expected to be false.
 *
 * <p>The core's {@code UnusualChange} judges a few monthly figures of the whole company by rules that can be checked by hand, as a check
 * of the data. This room judges any series of any grain, in many segments at once, where chance alone would raise alarms. A day that is
 * missing is left out, and is not 0; an anomaly changes no figure.
 */
@NullMarked
package com.econlytics.growth.anomaly;

import org.jspecify.annotations.NullMarked;
