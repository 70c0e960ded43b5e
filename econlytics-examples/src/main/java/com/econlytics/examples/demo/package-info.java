/**
 * The service on a made-up company whose true profit is known. The entry noun is {@link
 * com.econlytics.examples.demo.Demo}: it plays the first half of the story into the backfill and the second through the
 * webhook endpoint, and a {@link com.econlytics.examples.demo.Comparison} says for every customer whether the books are
 * right.
 */
@NullMarked
package com.econlytics.examples.demo;

import org.jspecify.annotations.NullMarked;
