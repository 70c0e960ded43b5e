/**
 * Support tickets as facts. The entry noun is {@link com.econlytics.zendesk.ZendeskTickets}, the connector; it is told by
 * {@link com.econlytics.zendesk.ZendeskSettings} what to read, in which ticket field agents track their time, and by which
 * {@link com.econlytics.zendesk.ZendeskCredentials}. All connectors of an account share one {@link
 * com.econlytics.zendesk.ZendeskAccess}, because they share its limits and its tokens.
 *
 * <p>{@link com.econlytics.zendesk.ZendeskUsers} and {@link com.econlytics.zendesk.ZendeskOrganizations} read what changes of
 * people and companies between their tickets. {@link com.econlytics.zendesk.ZendeskWebhook} is the gate by which Zendesk may
 * say that there is news.
 *
 * <p>The way of a page: {@code CursorExport} asks {@code ZendeskApi}, which lets a call go when {@code ExportBudget} and
 * {@code AccountLimit} allow it, with what {@code Tokens} give; {@code Patience} asks again, one {@code Exchange} each time.
 * The answer is an {@code ExportPage}; {@code PageReader} makes facts, identities, attributes and rejections of it; {@code Position}
 * is the cursor behind it, and {@code LoopGuard} sees to it that it moves on.
 */
@NullMarked
package com.econlytics.zendesk;

import org.jspecify.annotations.NullMarked;
