/**
 * The figures for programs: {@link com.econlytics.examples.api.Api} serves what the pages show, from the same reports, as its document
 * {@code openapi.json} says.
 */
@NullMarked
package com.econlytics.examples.api;

import org.jspecify.annotations.NullMarked;
