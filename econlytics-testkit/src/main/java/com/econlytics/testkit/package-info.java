/**
 * What a test of unit economics needs around it. The entry noun is {@link com.econlytics.testkit.SettableClock}, the
 * time of a test.
 *
 * <p>The rooms: {@code company} tells the story of a company whose true profit is known, {@code stripe} and {@code
 * zendesk} serve that story over HTTP as the vendors would, {@code http} is the loopback server and the faults that
 * both share. Nothing of it uses the code under test, so the truth is an independent one.
 */
@NullMarked
package com.econlytics.testkit;

import org.jspecify.annotations.NullMarked;
