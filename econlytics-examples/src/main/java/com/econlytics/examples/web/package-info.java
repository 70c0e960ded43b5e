/**
 * The service over HTTP. The entry noun is {@link com.econlytics.examples.web.WebServer}: pages about customers and the
 * inbox, a file to download, and the endpoint to which Stripe delivers.
 *
 * <p>Pages are rendered here, work without scripts, and escape whatever they show.
 */
@NullMarked
package com.econlytics.examples.web;

import org.jspecify.annotations.NullMarked;
