/**
 * Whether the checks bite: the library is wired wrongly on purpose, and each such mutant must be noticed by the check that is there
 * for it. The entry noun is {@link com.econlytics.reliability.mutants.Mutant}: what is sabotaged, and which {@link
 * com.econlytics.reliability.mutants.Check} must raise an alarm for it and none for the library as it is.
 *
 * <p>Sabotage goes around ports and connections; the library's own code knows nothing of it.
 */
@NullMarked
package com.econlytics.reliability.mutants;

import org.jspecify.annotations.NullMarked;
