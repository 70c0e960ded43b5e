/**
 * What a test of unit economics needs around it. The entry noun is {@link com.econlytics.testkit.SettableClock}, the
 * time of a test; {@link com.econlytics.testkit.Mutations} damages what is read in it.
 *
 * <p>The rooms: {@code company} tells the story of a company whose true profit is known, {@code stripe} and {@code
 * zendesk} serve that story over HTTP as the vendors would, or what was recorded of them ({@code recording}); {@code http} is
 * the loopback server and the faults that both share; {@code bookkeeping} keeps the company's books. None of these uses the code
 * under test, so the truth is an independent one. {@code laws} are what every ledger, inbox and other port must pass.
 */
@NullMarked
package com.econlytics.testkit;

import org.jspecify.annotations.NullMarked;
