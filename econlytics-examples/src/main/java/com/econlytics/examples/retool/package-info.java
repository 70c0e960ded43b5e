/**
 * An app for Retool, made of the SQL files beside this package: {@link com.econlytics.examples.retool.RetoolBundle} writes what Retool imports.
 */
@NullMarked
package com.econlytics.examples.retool;

import org.jspecify.annotations.NullMarked;
