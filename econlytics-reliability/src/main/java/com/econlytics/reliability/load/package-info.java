/**
 * A large company, and the service under a load that does not wait for it. The entry nouns are {@link
 * com.econlytics.reliability.load.BulkLoadProof}, which loads the books of years through the library, and {@link
 * com.econlytics.reliability.load.LoadProof}, which sends signed webhooks at a constant rate to the real service on that database
 * and measures from the moment at which each should have been sent.
 */
@NullMarked
package com.econlytics.reliability.load;

import org.jspecify.annotations.NullMarked;
