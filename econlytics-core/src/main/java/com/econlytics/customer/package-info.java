/**
 * Whose a fact is. The entry noun is {@link com.econlytics.customer.Customer}, known to lines and statements only by an
 * opaque {@link com.econlytics.customer.CustomerId}.
 *
 * <p>Sources report an {@link com.econlytics.customer.Identity}: the ids and e-mail addresses by which a party is known.
 * Identities only grow, so the order in which they arrive does not matter. {@link com.econlytics.customer.Matching} is
 * the one rule that makes a customer of a party; a {@link com.econlytics.customer.CustomerDirectory} keeps the outcome.
 */
@NullMarked
package com.econlytics.customer;

import org.jspecify.annotations.NullMarked;
