/**
 * What is wrong with an installation, and what to do: {@link com.econlytics.examples.doctor.Doctor} looks at everything that a service needs, and
 * changes nothing.
 */
@NullMarked
package com.econlytics.examples.doctor;

import org.jspecify.annotations.NullMarked;
