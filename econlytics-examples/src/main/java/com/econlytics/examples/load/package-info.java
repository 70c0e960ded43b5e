/**
 * Many people at once: {@link com.econlytics.examples.load.Load} reads pages and lists of a service that runs, while webhooks arrive, and says how
 * long each took.
 */
@NullMarked
package com.econlytics.examples.load;

import org.jspecify.annotations.NullMarked;
