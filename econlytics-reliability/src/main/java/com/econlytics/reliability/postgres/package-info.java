/**
 * A PostgreSQL that can be harmed. The entry noun is {@link com.econlytics.reliability.postgres.DurablePostgres}: it keeps what it
 * acknowledged, and is killed, paused and started again at will.
 */
@NullMarked
package com.econlytics.reliability.postgres;

import org.jspecify.annotations.NullMarked;
