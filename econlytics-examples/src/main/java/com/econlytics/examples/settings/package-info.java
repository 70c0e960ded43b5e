/**
 * What the environment says. The entry noun is {@link com.econlytics.examples.settings.Settings}; each {@link
 * com.econlytics.examples.settings.Variable} is described once, for the help and for the messages alike.
 */
@NullMarked
package com.econlytics.examples.settings;

import org.jspecify.annotations.NullMarked;
