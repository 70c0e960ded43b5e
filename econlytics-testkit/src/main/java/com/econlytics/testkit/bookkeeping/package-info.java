/**
 * The books of a made-up company, as a bookkeeper keeps them. The entry noun is
 * {@link com.econlytics.testkit.bookkeeping.KeptBooks}: right, or with {@link com.econlytics.testkit.bookkeeping.Mistake}s
 * of which the amounts are known.
 */
@NullMarked
package com.econlytics.testkit.bookkeeping;

import org.jspecify.annotations.NullMarked;
