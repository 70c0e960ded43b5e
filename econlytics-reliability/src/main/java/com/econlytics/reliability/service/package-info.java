/**
 * The real service as a process of its own, two fake vendors around it, and somebody who keeps account of what it acknowledged. The
 * entry noun is {@link com.econlytics.reliability.service.ServiceProcess}; {@link com.econlytics.reliability.service.RandomKills} ends
 * it, its database and parts of it at random moments.
 */
@NullMarked
package com.econlytics.reliability.service;

import org.jspecify.annotations.NullMarked;
