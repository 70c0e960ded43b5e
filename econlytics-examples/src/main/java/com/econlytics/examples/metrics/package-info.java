/**
 * What operators watch: {@link com.econlytics.examples.metrics.ServiceMetrics} says how old data is, what waits, and how long requests take.
 */
@NullMarked
package com.econlytics.examples.metrics;

import org.jspecify.annotations.NullMarked;
