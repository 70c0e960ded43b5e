/**
 * Proofs that the library keeps its promises when machines, networks and people do their worst. The entry noun is {@link
 * com.econlytics.reliability.Proof}; {@link com.econlytics.reliability.Main} runs them at full length and writes what they
 * measured to {@code docs/reliability.md}. The tests of this module run the same proofs at a length that every build can afford.
 *
 * <p>Each room holds one kind of harm.
 */
@NullMarked
package com.econlytics.reliability;

import org.jspecify.annotations.NullMarked;
