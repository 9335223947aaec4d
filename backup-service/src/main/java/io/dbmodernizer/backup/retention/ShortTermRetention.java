package io.dbmodernizer.backup.retention;

/**
 * The policy of point-in-time restore.
 *
 * @param retentionDays how many days back can be restored to
 * @param differentialBackupIntervalHours hours between differential backups; 0 where the tier has
 *     none
 */
public record ShortTermRetention(int retentionDays, int differentialBackupIntervalHours) {}
