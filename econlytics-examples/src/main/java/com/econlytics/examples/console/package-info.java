/**
 * What the program prints. The entry noun is {@link com.econlytics.examples.console.Summary}: the statement, the best and
 * the worst customers, and where messages stand. {@link com.econlytics.examples.console.Progress} shows how far a long
 * step has come.
 */
@NullMarked
package com.econlytics.examples.console;

import org.jspecify.annotations.NullMarked;
