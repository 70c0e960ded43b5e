/**
 * What a vendor once said, to be said again by a fake. The entry noun is {@link com.econlytics.testkit.recording.Recording};
 * {@code FakeStripe.replaying} and {@code FakeZendesk.replaying} take one.
 */
@NullMarked
package com.econlytics.testkit.recording;

import org.jspecify.annotations.NullMarked;
