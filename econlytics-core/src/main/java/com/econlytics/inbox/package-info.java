/**
 * What arrived, before anybody understood it. The entry noun is {@link com.econlytics.inbox.Inbox}: raw bytes are stored
 * first and answered after, so that nothing acknowledged can be lost.
 *
 * <p>Every {@link com.econlytics.inbox.Message} ends with a {@link com.econlytics.inbox.Disposition}: applied, ignored,
 * pending or quarantined, each but the first with a {@link com.econlytics.inbox.Reason} from a closed list. Received =
 * waiting + applied + ignored + pending + quarantined, always.
 */
@NullMarked
package com.econlytics.inbox;

import org.jspecify.annotations.NullMarked;
