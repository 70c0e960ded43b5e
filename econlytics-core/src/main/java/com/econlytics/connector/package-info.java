/**
 * How facts come in. The entry noun is {@link com.econlytics.connector.Connector}, the port of a source that is pulled
 * page by page; {@link com.econlytics.connector.Sync} runs one once. A source that pushes writes to the inbox instead, and
 * {@link com.econlytics.connector.Intake} works the inbox off with a {@link com.econlytics.connector.MessageReader}.
 *
 * <p>Both own no thread and no schedule: the host calls {@code runOnce} when it wants to.
 */
@NullMarked
package com.econlytics.connector;

import org.jspecify.annotations.NullMarked;
