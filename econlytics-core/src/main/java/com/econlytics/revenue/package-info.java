/**
 * What of the money received is revenue, and when. The entry noun is {@link com.econlytics.revenue.Document}: what invoices,
 * checkouts and credit notes state about payments.
 *
 * <p>A document is booked as a posting whose legs sum to nothing, so it moves no money and no figure of the journal; what
 * it means for revenue is computed from the books.
 */
@NullMarked
package com.econlytics.revenue;

import org.jspecify.annotations.NullMarked;
