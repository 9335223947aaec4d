package io.dbmodernizer.backup.retention;

/**
 * The values of the policy of point-in-time restore.
 *
 * @param retentionDays number of days for which any point in time can be restored
 * @param differentialBackupIntervalHours hours between differential backups; 0 where the tier has
 *     none
 */
public record ShortTermRetention(int retentionDays, int differentialBackupIntervalHours) {}
