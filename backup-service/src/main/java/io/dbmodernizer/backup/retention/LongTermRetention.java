package io.dbmodernizer.backup.retention;

/**
 * The policy of backups that are kept for years.
 *
 * @param weekly how long a weekly backup is kept, ISO 8601 as requested or as Azure reports it;
 *     empty for not at all
 * @param monthly the same for a monthly backup
 * @param yearly the same for a yearly backup
 * @param weekOfYear week of the yearly backup; 0 without one
 */
public record LongTermRetention(String weekly, String monthly, String yearly, int weekOfYear) {
  /** Nothing is kept for long. */
  public static final LongTermRetention NONE = new LongTermRetention("", "", "", 0);
}
