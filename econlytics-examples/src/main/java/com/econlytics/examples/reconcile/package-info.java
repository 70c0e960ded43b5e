/**
 * The books that finance keeps beside ours. The entry noun is {@link com.econlytics.examples.reconcile.MonthEnd}, the
 * comparison with what is known of its revenue; {@link com.econlytics.examples.reconcile.StatementFile} and {@link
 * com.econlytics.examples.reconcile.DetailFile} are what finance hands in, {@link
 * com.econlytics.examples.reconcile.StripeReport} is what Stripe says about its balance.
 */
@NullMarked
package com.econlytics.examples.reconcile;

import org.jspecify.annotations.NullMarked;
