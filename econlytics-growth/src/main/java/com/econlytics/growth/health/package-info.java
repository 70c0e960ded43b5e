/**
 * How a customer is, and whether it will leave: {@link com.econlytics.growth.health.HealthScore} is a judgement by a stated
 * {@link com.econlytics.growth.health.HealthPolicy}, {@link com.econlytics.growth.health.ChurnModel} an estimate from what happened to
 * others.
 *
 * <p>A score is read with its contributions, and is worth what {@link com.econlytics.growth.health.ChurnBacktest} says of it. A feature
 * is taken as of a day and knows nothing of that day or later; the label knows nothing of the days before it.
 */
@NullMarked
package com.econlytics.growth.health;

import org.jspecify.annotations.NullMarked;
