/**
 * Support tickets as facts. The entry noun is {@link com.econlytics.zendesk.ZendeskTickets}, the connector; it is told by
 * {@link com.econlytics.zendesk.ZendeskSettings} what to read and in which ticket field agents track their time.
 *
 * <p>{@link com.econlytics.zendesk.ZendeskUsers} and {@link com.econlytics.zendesk.ZendeskOrganizations} read what changes of
 * people and companies between their tickets.
 *
 * <p>The way of a page: {@code CursorExport} asks Zendesk and asks again, one {@code Exchange} each time; the answer is an
 * {@code ExportPage}; {@code PageReader} makes facts, identities and rejections of it; {@code Position} is the cursor
 * behind it.
 */
@NullMarked
package com.econlytics.zendesk;

import org.jspecify.annotations.NullMarked;
