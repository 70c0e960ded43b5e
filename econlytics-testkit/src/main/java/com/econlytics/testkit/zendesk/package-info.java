/**
 * What of Zendesk the library asks for, on this machine. The entry noun is {@link
 * com.econlytics.testkit.zendesk.FakeZendesk}: it serves the tickets of a synthetic company, what was recorded, or
 * tickets made by hand, in Zendesk's wire format and in the order in which they changed, with their users, organizations, fields
 * and audits; {@link com.econlytics.testkit.zendesk.DeskGrants} give out its tokens, {@link
 * com.econlytics.testkit.zendesk.DeskLimits} count its requests.
 */
@NullMarked
package com.econlytics.testkit.zendesk;

import org.jspecify.annotations.NullMarked;
