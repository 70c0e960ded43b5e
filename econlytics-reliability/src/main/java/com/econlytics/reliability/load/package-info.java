/**
 * A large company, and the service under a load that does not wait for it. The entry noun is {@link
 * com.econlytics.reliability.load.LoadProof}: it loads the books of years through the library, then sends signed webhooks at a
 * constant rate to the real service on that database, and measures from the moment at which each should have been sent.
 */
@NullMarked
package com.econlytics.reliability.load;

import org.jspecify.annotations.NullMarked;
