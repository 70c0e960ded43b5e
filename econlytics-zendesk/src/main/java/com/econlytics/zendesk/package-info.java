/**
 * Support tickets as facts. The entry noun is {@link com.econlytics.zendesk.ZendeskTickets}, the connector; it is told by
 * {@link com.econlytics.zendesk.ZendeskSettings} what to read and in which ticket field agents track their time.
 *
 * <p>{@link com.econlytics.zendesk.ZendeskUsers} and {@link com.econlytics.zendesk.ZendeskOrganizations} read what changes of
 * people and companies between their tickets.
 *
 * <p>All connectors of an account share one {@link com.econlytics.zendesk.ZendeskAccess}, which has its
 * {@link com.econlytics.zendesk.ZendeskCredentials} and keeps to its limits. {@link com.econlytics.zendesk.ZendeskWebhook} tells
 * when to poll sooner.
 *
 * <p>The way of a page: {@code CursorExport} asks {@code ZendeskApi}, which lets a call go when {@code ExportBudget} and
 * {@code AccountLimit} allow it, with what {@code Tokens} give; {@code Patience} asks again, one {@code Exchange} each time.
 * The answer is an {@code ExportPage}; {@code PageReader} makes facts, identities and rejections of it; {@code Position} is the
 * cursor behind it, and {@code LoopGuard} sees to it that it moves on.
 */
@NullMarked
package com.econlytics.zendesk;

import org.jspecify.annotations.NullMarked;
