/**
 * A network that fails. The entry noun is {@link com.econlytics.reliability.proxy.FaultProxy}, which stands between two programs and
 * passes on what they say, unless a {@link com.econlytics.reliability.proxy.LinkFault} is at work.
 */
@NullMarked
package com.econlytics.reliability.proxy;

import org.jspecify.annotations.NullMarked;
