package com.econlytics.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the rows of the catalogue of faults, {@code docs/scenarios.md}, that a test proves.
 *
 * <p>Example: {@code @Scenario("A17") @Test void aDeliveryFromTheFutureIsRefused()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Scenario {
    /** The ids of the rows, such as {@code A17}. */
    String[] value();
}
