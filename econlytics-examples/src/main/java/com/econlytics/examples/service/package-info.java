/**
 * The library at work. The entry noun is {@link com.econlytics.examples.service.Bookkeeper}, which puts ledger, inbox,
 * webhook and connectors together; a {@link com.econlytics.examples.service.Worker} owns the threads that the library
 * does not have, and {@link com.econlytics.examples.service.Database} the connections.
 *
 * <p>This is the room to copy from.
 */
@NullMarked
package com.econlytics.examples.service;

import org.jspecify.annotations.NullMarked;
