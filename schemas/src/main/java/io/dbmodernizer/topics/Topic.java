package io.dbmodernizer.topics;

import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RestoreVerified;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.SynchronizationStarted;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TargetScaled;
import io.dbmodernizer.events.TeardownRequested;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A topic of the pipeline. Every record is keyed by its migrationId, on the topic of tables by its
 * migrationId and the table; all are partitioned by the migrationId alone, and every topic has the
 * same number of partitions, so that the records of one migration stay in order and one instance of
 * a service owns it.
 */
// Retention is sealed over records of immutable values, and List.of is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum Topic {
  /** What users ask for; the only topic with many writers. */
  REQUESTS(
      "modernization.requests",
      Writers.REQUESTERS,
      Keep.EVENTS,
      MigrationRequested.class,
      CancelRequested.class,
      RetryRequested.class,
      TeardownRequested.class,
      RestoreRequested.class),
  /** What became of the target in Azure. */
  TARGETS(
      "modernization.targets",
      Writers.PROVISIONER,
      Keep.EVENTS,
      TargetProvisioned.class,
      TargetProvisioningFailed.class,
      RequestRefused.class,
      CommandAccepted.class,
      RemovalFailed.class,
      TargetScaled.class,
      TargetRemoved.class),
  /** What became of schema and data. */
  MIGRATIONS(
      "modernization.migrations",
      Writers.MIGRATION,
      Keep.EVENTS,
      SourceAssessed.class,
      SchemaMigrated.class,
      MigrationCompleted.class,
      MigrationFailed.class,
      SynchronizationStarted.class,
      MigrationRemoved.class,
      RemovalFailed.class),
  /** What became of backups. */
  BACKUPS(
      "modernization.backups",
      Writers.BACKUP,
      Keep.EVENTS,
      BackupEnabled.class,
      BackupFailed.class,
      RestoreVerified.class,
      BackupDriftDetected.class,
      BackupDriftResolved.class,
      DatabaseRestored.class,
      RestoreFailed.class,
      BackupRemoved.class,
      RemovalFailed.class),
  /** What became of monitoring, and the end of the whole. */
  MONITORING(
      "modernization.monitoring",
      Writers.MONITORING,
      Keep.EVENTS,
      MonitoringEnabled.class,
      MonitoringFailed.class,
      ModernizationCompleted.class,
      MonitoringRemoved.class,
      RemovalFailed.class),
  /** What somebody should look at. */
  ALERTS(
      "modernization.alerts",
      Writers.MONITORING,
      Keep.EVENTS,
      AlertRaised.class,
      AlertResolved.class),
  /** What Azure's alerts say; internal to the monitoring service, which derives alerts from it. */
  SIGNALS("modernization.signals", Writers.MONITORING, Keep.SIGNALS, AlertSignal.class),
  /** Every step of the provisioner, for dashboards. */
  PROGRESS_PROVISIONER(
      "modernization.progress.provisioner",
      Writers.PROVISIONER,
      Keep.PROGRESS,
      StepProgressed.class),
  /** Every step of the migration stage, for dashboards. */
  PROGRESS_MIGRATION(
      "modernization.progress.migration", Writers.MIGRATION, Keep.PROGRESS, StepProgressed.class),
  /** Every step of the backup stage, for dashboards. */
  PROGRESS_BACKUP(
      "modernization.progress.backup", Writers.BACKUP, Keep.PROGRESS, StepProgressed.class),
  /** Every step of the monitoring stage, for dashboards. */
  PROGRESS_MONITORING(
      "modernization.progress.monitoring", Writers.MONITORING, Keep.PROGRESS, StepProgressed.class),
  /** The full snapshot of every migration. */
  STATUS("modernization.status", Writers.MONITORING, Keep.LATEST, MigrationStatus.class),
  /** Where every table of every migration stands; keyed by {@link TableKey}. */
  TABLES("modernization.tables", Writers.MIGRATION, Keep.LATEST, TableStatus.class);

  /** Partitions of every topic unless the platform is told otherwise. */
  public static final int DEFAULT_PARTITIONS = 6;

  private static final String PROGRESS_PREFIX = "modernization.progress.";

  private final String topicName;
  private final String writer;
  private final Retention retention;
  private final List<Class<? extends SpecificRecordBase>> recordTypes;

  @SafeVarargs
  Topic(
      String topicName,
      String writer,
      Retention retention,
      Class<? extends SpecificRecordBase>... recordTypes) {
    this.topicName = topicName;
    this.writer = writer;
    this.retention = retention;
    this.recordTypes = List.of(recordTypes);
  }

  /**
   * The topic with this name.
   *
   * @param topicName a name as in {@link #topicName()}; dead-letter topics are not in it
   * @return the topic
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Topic of(String topicName) {
    return find(topicName)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no topic is called '%s'; the topics are %s"
                        .formatted(
                            topicName,
                            Arrays.stream(values()).map(Topic::topicName).sorted().toList())));
  }

  /**
   * The topic with this name, if it is one of the pipeline's.
   *
   * @param topicName any topic name
   * @return the topic, or empty
   */
  public static Optional<Topic> find(String topicName) {
    return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst();
  }

  /**
   * The progress topic of a stage.
   *
   * @param stage name of the stage: provisioner, migration, backup or monitoring
   * @return its progress topic
   * @throws IllegalArgumentException if there is no such stage
   */
  public static Topic progressOf(String stage) {
    return of(PROGRESS_PREFIX + stage.toLowerCase(Locale.ROOT));
  }

  /**
   * The four progress topics.
   *
   * @return them, in the order of the stages
   */
  public static List<Topic> progressTopics() {
    return Arrays.stream(values()).filter(Topic::isProgress).toList();
  }

  /**
   * Name of the topic in Kafka.
   *
   * @return the name
   */
  public String topicName() {
    return topicName;
  }

  /**
   * Who writes it: a stage's name, or {@code requesters} for the users' own programs.
   *
   * @return the only writer
   */
  public String writer() {
    return writer;
  }

  /**
   * Number of partitions unless the platform is told otherwise.
   *
   * @return the number
   */
  public int partitions() {
    return DEFAULT_PARTITIONS;
  }

  /**
   * How long records are kept.
   *
   * @return a time, or compaction
   */
  public Retention retention() {
    return retention;
  }

  /**
   * The types of value found on it.
   *
   * @return generated classes, in the order of the contract
   */
  public List<Class<? extends SpecificRecordBase>> recordTypes() {
    return recordTypes;
  }

  /**
   * The migration that a record of this topic belongs to, as its key says. A record is partitioned
   * by it.
   *
   * @param key key of a record of this topic, whatever wrote it
   * @return the migrationId; of a key that is none of this topic's all of it
   */
  public String migrationIdOf(String key) {
    return this == TABLES ? TableKey.migrationIdOf(key) : key;
  }

  /**
   * The key that a record of this topic has: a record under another key breaks the rule.
   *
   * @param migrationId the migration it belongs to, as its metadata say
   * @param event of one of this topic's types
   * @return the key
   */
  public String keyOf(String migrationId, SpecificRecord event) {
    return event instanceof TableStatus table
        ? new TableKey(migrationId, table.getProgress().getTable()).toString()
        : migrationId;
  }

  /**
   * Whether a null value means something here: on a compacted topic it removes the key.
   *
   * @return true for the topics of status and tables
   */
  public boolean allowsTombstones() {
    return retention instanceof Retention.Compacted;
  }

  /**
   * Whether it is one of the progress topics.
   *
   * @return true if it is
   */
  public boolean isProgress() {
    return topicName.startsWith(PROGRESS_PREFIX);
  }

  /**
   * The topic for records of this one that are set aside. The monitoring service writes those that
   * break a rule for all readers, a service those that it alone cannot process.
   *
   * @return its name
   */
  public String deadLetterTopicName() {
    return topicName + ".dlt";
  }

  /** Constants that an enum's constructor may refer to. */
  private static final class Writers {
    static final String REQUESTERS = "requesters";
    static final String PROVISIONER = "provisioner";
    static final String MIGRATION = "migration";
    static final String BACKUP = "backup";
    static final String MONITORING = "monitoring";

    private Writers() {}
  }

  /** Retention by what the records are for. */
  private static final class Keep {
    /** Facts: long enough to rebuild every derived state of a migration and to audit it. */
    static final Retention EVENTS = new Retention.For(Duration.ofDays(90));

    /** Ticks of a progress bar. */
    static final Retention PROGRESS = new Retention.For(Duration.ofDays(7));

    /** Input that has become an alert, long enough for a service that was down. */
    static final Retention SIGNALS = new Retention.For(Duration.ofDays(7));

    /** State. */
    static final Retention LATEST = new Retention.Compacted();

    private Keep() {}
  }
}
