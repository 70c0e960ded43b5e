/** Harm to the figures themselves: what the rules about unusual changes find, and how often they are wrong. */
@NullMarked
package com.econlytics.reliability.quality;

import org.jspecify.annotations.NullMarked;
