/**
 * Periods of business time. The entry noun is {@link com.econlytics.time.ReportingPeriod}: half-open, with an explicit
 * zone; a {@link com.econlytics.time.BusinessCalendar} says to which month an instant belongs.
 */
@NullMarked
package com.econlytics.time;

import org.jspecify.annotations.NullMarked;
