/**
 * What the fake vendors share. The entry noun is {@link com.econlytics.testkit.http.Loopback}, an HTTP server on
 * this machine only, which answers as its {@link com.econlytics.testkit.http.Endpoint} says unless a {@link
 * com.econlytics.testkit.http.FaultPlan} has a {@link com.econlytics.testkit.http.Fault} happen to the request.
 */
@NullMarked
package com.econlytics.testkit.http;

import org.jspecify.annotations.NullMarked;
