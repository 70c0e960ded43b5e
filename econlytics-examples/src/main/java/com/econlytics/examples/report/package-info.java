/**
 * What is read from the database for people. The entry noun is {@link com.econlytics.examples.report.CustomerReport}: the
 * rows of the view {@code econlytics_report.customer_profitability} that a {@link
 * com.econlytics.examples.report.CustomerFilter} leaves. {@link com.econlytics.examples.report.InboxReport} tells where
 * messages stand.
 */
@NullMarked
package com.econlytics.examples.report;

import org.jspecify.annotations.NullMarked;
