package io.dbmodernizer.backup.retention;

/**
 * The values of the policy of long-term backups.
 *
 * @param weekly time for which a weekly backup is kept, in ISO 8601 as requested or as Azure
 *     reports it; empty if no weekly backup is kept
 * @param monthly the same for a monthly backup
 * @param yearly the same for a yearly backup
 * @param weekOfYear week of the yearly backup, 1 to 52; 0 if no yearly backup is kept
 */
public record LongTermRetention(String weekly, String monthly, String yearly, int weekOfYear) {
  /** The policy that keeps no long-term backup. */
  public static final LongTermRetention NONE = new LongTermRetention("", "", "", 0);
}
