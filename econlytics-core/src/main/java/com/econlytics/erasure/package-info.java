/**
 * How a customer is forgotten while every amount stays. The entry noun is {@link com.econlytics.erasure.Erasures}.
 *
 * <p>Erasing is renaming. Every id and name of the customer is replaced by a pseudonym, wherever it stands and wherever it
 * arrives later, and always by the same one. What was equal stays equal and what was different stays different, so that
 * references find the same customer, payments find their refunds, a fact that is told again is known, and no figure can
 * move. {@link com.econlytics.erasure.Pseudonyms} are not reversible; {@link com.econlytics.erasure.RecordWords} says which
 * words of a record are ids; {@link com.econlytics.erasure.Mentions} finds ids in bytes that nobody understood.
 */
@NullMarked
package com.econlytics.erasure;

import org.jspecify.annotations.NullMarked;
