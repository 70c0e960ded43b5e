/**
 * The lines of a ledger in a local file, so that a program that starts again need not ask the ledger for all of them.
 *
 * <p>{@link com.econlytics.files.snapshot.SnapshotFile} keeps one, and trusts nothing in it that its checksum does not vouch for.
 */
@NullMarked
package com.econlytics.files.snapshot;

import org.jspecify.annotations.NullMarked;
