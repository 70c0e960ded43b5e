/**
 * Who did what and when, kept so that nobody can change it unnoticed. The entry noun is {@link com.econlytics.audit.AuditLog}.
 *
 * <p>How to read it: whatever acts appends an {@link com.econlytics.audit.AuditEvent}, and the log makes an
 * {@link com.econlytics.audit.AuditEntry} of it. Now and then somebody seals: each entry that has none gets a
 * {@link com.econlytics.audit.Seal}, the hash of the entry and of the seal before it. {@link com.econlytics.audit.ChainCheck}
 * follows the seals from the first on and says where they cease to fit.
 *
 * <p>An entry knows people by the opaque numbers of the ledger only, so that an erasure never has to touch it.
 */
@NullMarked
package com.econlytics.audit;

import org.jspecify.annotations.NullMarked;
