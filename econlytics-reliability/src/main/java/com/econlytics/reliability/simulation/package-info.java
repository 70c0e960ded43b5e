/**
 * A company, its vendors and the library in one thread, in which everything that is random comes from one seed. The entry noun is
 * {@link com.econlytics.reliability.simulation.Simulation}: it takes the steps of a {@link
 * com.econlytics.reliability.simulation.Schedule} against a {@link com.econlytics.reliability.simulation.Store}, watches the laws
 * after each, and at rest compares the books with an {@link com.econlytics.reliability.simulation.Oracle}, which was written from
 * the manual and shares no rule with the library.
 *
 * <p>A {@link com.econlytics.reliability.simulation.Wiring} is how a host puts the library together; one that does it wrongly must
 * be found out.
 */
@NullMarked
package com.econlytics.reliability.simulation;

import org.jspecify.annotations.NullMarked;
