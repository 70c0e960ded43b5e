/**
 * The questions of growth, answered from the facts of the core: each room below has one of them, and depends on the core alone.
 *
 * <p>Everything conserves: movements, credits and splits add up to the ledger to the cent, with what cannot be told in a line of its
 * own. A ratio with nothing below the line is undefined, and an estimate carries an interval and the name of its method.
 */
@NullMarked
package com.econlytics.growth;

import org.jspecify.annotations.NullMarked;
