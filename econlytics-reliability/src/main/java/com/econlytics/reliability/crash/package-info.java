/**
 * What remains when the program ends at the worst moment. The entry noun is {@link com.econlytics.reliability.crash.Work}, a kind of
 * work that is ended before and after every call to the database; {@link com.econlytics.reliability.crash.CrashPoints} does so with
 * SIGKILL, from outside.
 */
@NullMarked
package com.econlytics.reliability.crash;

import org.jspecify.annotations.NullMarked;
