/**
 * What if. The entry noun is {@link com.econlytics.scenario.Scenario}: the same facts under other prices of work or another
 * allocation, before and after.
 *
 * <p>How to read it: a scenario books every fact of the {@link com.econlytics.pnl.Books} anew, by the rules of the ledger, and
 * books nothing into any ledger. {@link com.econlytics.scenario.DropSegment} is the scenario in which customers leave, with the
 * cost they would strand; {@link com.econlytics.scenario.Avoidability} says which cost goes with them.
 * {@link com.econlytics.scenario.BreakEven} solves for the price and the number of tickets at which customers earn nothing.
 *
 * <p>Closings are ignored: each fact counts in the month in which it happened. Each answer shows what that sets aside.
 */
@NullMarked
package com.econlytics.scenario;

import org.jspecify.annotations.NullMarked;
