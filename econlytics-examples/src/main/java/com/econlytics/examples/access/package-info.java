/**
 * Who may see and do what: {@link com.econlytics.examples.access.Access} lets a request pass if its token or its session has the role that
 * the route asks for, and nobody else.
 */
@NullMarked
package com.econlytics.examples.access;

import org.jspecify.annotations.NullMarked;
