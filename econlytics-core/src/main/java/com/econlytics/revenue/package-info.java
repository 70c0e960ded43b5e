/**
 * What of the money received is revenue, and when. The entry noun is {@link com.econlytics.revenue.Revenue}: of the books and a
 * {@link com.econlytics.revenue.ReceiptSplit}, it makes the books on a {@link com.econlytics.revenue.RevenueBasis}, a statement,
 * the roll-forward of deferred revenue, and the bridge between the two bases.
 *
 * <p>What invoices, checkouts and credit notes state is a {@link com.econlytics.revenue.Document}. It is booked as a posting
 * whose legs sum to nothing, so it moves no money and no figure of the journal; what it means for revenue is computed from the
 * books, and nothing of it is stored. What subscriptions cost, state by state, is a document too ({@link
 * com.econlytics.revenue.SubscriptionItem}); it changes no revenue.
 */
@NullMarked
package com.econlytics.revenue;

import org.jspecify.annotations.NullMarked;
