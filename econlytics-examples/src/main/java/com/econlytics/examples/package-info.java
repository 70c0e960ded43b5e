/**
 * The example service: a command line around the library. The entry noun is {@link com.econlytics.examples.Main}.
 *
 * <p>What a team would copy stands in {@code service}: {@code Bookkeeper} puts the library together and {@code Worker}
 * owns the threads. Around it, {@code settings} reads the environment, {@code report} reads the profitability view,
 * {@code web} shows it and takes webhooks, {@code console} prints it, and {@code demo} plays a made-up company whose true
 * profit is known.
 */
@NullMarked
package com.econlytics.examples;

import org.jspecify.annotations.NullMarked;
