/**
 * Backups that are restored. The entry noun is {@link com.econlytics.reliability.backup.BackupDrill}: it runs the commands of {@code
 * docs/backup.md} and compares what comes back with what was there.
 */
@NullMarked
package com.econlytics.reliability.backup;

import org.jspecify.annotations.NullMarked;
