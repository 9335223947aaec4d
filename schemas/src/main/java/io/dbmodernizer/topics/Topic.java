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
import io.dbmodernizer.events.CopyTask;
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
import io.dbmodernizer.events.ThrottleRequested;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A topic of the pipeline. The key of a record is its migrationId; on the topic of tables it is the
 * migrationId and the table. The migrationId alone selects the partition, and all topics except
 * {@link #COPY_TASKS} have the same number of partitions. So the records of one migration stay in
 * order, and one instance of a service processes them.
 */
// Retention is sealed over records of immutable values, and List.of is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum Topic {
  /** Requests and commands of users. The only topic with many writers. */
  REQUESTS(
      "modernization.requests",
      Writers.REQUESTERS,
      Keep.EVENTS,
      MigrationRequested.class,
      CancelRequested.class,
      RetryRequested.class,
      TeardownRequested.class,
      RestoreRequested.class,
      ThrottleRequested.class),
  /** Outcomes of the provisioner. */
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
  /** Outcomes of the migration stage. */
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
  /** Outcomes of the backup stage. */
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
  /** Outcomes of the monitoring stage, and the completion of migrations. */
  MONITORING(
      "modernization.monitoring",
      Writers.MONITORING,
      Keep.EVENTS,
      MonitoringEnabled.class,
      MonitoringFailed.class,
      ModernizationCompleted.class,
      MonitoringRemoved.class,
      RemovalFailed.class),
  /** Alerts for operators. */
  ALERTS(
      "modernization.alerts",
      Writers.MONITORING,
      Keep.EVENTS,
      AlertRaised.class,
      AlertResolved.class),
  /** Calls of Azure Monitor. Internal to the monitoring service, which derives alerts from them. */
  SIGNALS("modernization.signals", Writers.MONITORING, Keep.SIGNALS, AlertSignal.class),
  /** Progress of the steps of the provisioner, for dashboards. */
  PROGRESS_PROVISIONER(
      "modernization.progress.provisioner",
      Writers.PROVISIONER,
      Keep.PROGRESS,
      StepProgressed.class),
  /** Progress of the steps of the migration stage, for dashboards. */
  PROGRESS_MIGRATION(
      "modernization.progress.migration", Writers.MIGRATION, Keep.PROGRESS, StepProgressed.class),
  /** Progress of the steps of the backup stage, for dashboards. */
  PROGRESS_BACKUP(
      "modernization.progress.backup", Writers.BACKUP, Keep.PROGRESS, StepProgressed.class),
  /** Progress of the steps of the monitoring stage, for dashboards. */
  PROGRESS_MONITORING(
      "modernization.progress.monitoring", Writers.MONITORING, Keep.PROGRESS, StepProgressed.class),
  /** The full snapshot of every migration. */
  STATUS("modernization.status", Writers.MONITORING, Keep.LATEST, MigrationStatus.class),
  /** The state of every table of every migration; its keys are {@link TableKey}s. */
  TABLES("modernization.tables", Writers.MIGRATION, Keep.LATEST, TableStatus.class),
  /**
   * Chunks to copy. Internal to the migration service, whose workers take them as a share group. It
   * has one partition, because the group gives each partition to some of its members only: with one
   * partition, every worker takes the next task.
   */
  COPY_TASKS("modernization.copy-tasks", Writers.MIGRATION, Keep.TASKS, CopyTask.class);

  /** Default of the number of partitions of every topic. */
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
   * Returns the topic with this name.
   *
   * @param topicName a name as in {@link #topicName()}, not that of a dead-letter topic
   * @return the topic
   * @throws IllegalArgumentException if there is none; the message lists the names of all topics
   */
  public static Topic of(String topicName) {
    return find(topicName)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no topic '%s'; the topics are %s"
                        .formatted(
                            topicName,
                            Arrays.stream(values()).map(Topic::topicName).sorted().toList())));
  }

  /**
   * Finds the topic with this name.
   *
   * @param topicName any topic name
   * @return the topic; empty if the pipeline has none with this name
   */
  public static Optional<Topic> find(String topicName) {
    return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst();
  }

  /**
   * Returns the progress topic of a stage.
   *
   * @param stage name of the stage: provisioner, migration, backup or monitoring
   * @return the progress topic
   * @throws IllegalArgumentException if there is no stage with this name
   */
  public static Topic progressOf(String stage) {
    return of(PROGRESS_PREFIX + stage.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the four progress topics.
   *
   * @return the topics in the order of the stages
   */
  public static List<Topic> progressTopics() {
    return Arrays.stream(values()).filter(Topic::isProgress).toList();
  }

  /**
   * Returns the name of the topic in Kafka.
   *
   * @return the name
   */
  public String topicName() {
    return topicName;
  }

  /**
   * Returns the only writer of the topic.
   *
   * @return the name of a stage, or {@code requesters} for the programs of users
   */
  public String writer() {
    return writer;
  }

  /**
   * Returns the default of the number of partitions.
   *
   * @return the number
   */
  public int partitions() {
    return partitions(DEFAULT_PARTITIONS);
  }

  /**
   * Returns the number of partitions.
   *
   * @param ofEvents the number that the topics of events have
   * @return the same number; 1 for {@link #COPY_TASKS}
   */
  public int partitions(int ofEvents) {
    return this == COPY_TASKS ? 1 : ofEvents;
  }

  /**
   * Returns the retention of the records.
   *
   * @return a time or compaction
   */
  public Retention retention() {
    return retention;
  }

  /**
   * Returns the types of the values.
   *
   * @return generated classes in the order of the contract
   */
  public List<Class<? extends SpecificRecordBase>> recordTypes() {
    return recordTypes;
  }

  /**
   * Returns the migrationId in the key of a record. It selects the partition.
   *
   * @param key any key of a record of this topic
   * @return the migrationId; the whole key if it does not have the form of this topic
   */
  public String migrationIdOf(String key) {
    return this == TABLES ? TableKey.migrationIdOf(key) : key;
  }

  /**
   * Returns the key that a record must have.
   *
   * @param migrationId the migrationId in the metadata of the event
   * @param event an event of one of the types of this topic
   * @return the key
   */
  public String keyOf(String migrationId, SpecificRecord event) {
    return event instanceof TableStatus table
        ? new TableKey(migrationId, table.getProgress().getTable()).toString()
        : migrationId;
  }

  /**
   * Returns whether a record may have a null value, which removes its key from a compacted topic.
   *
   * @return true for the topics of status and tables
   */
  public boolean allowsTombstones() {
    return retention instanceof Retention.Compacted;
  }

  /**
   * Returns whether the topic is a progress topic.
   *
   * @return true for the four progress topics
   */
  public boolean isProgress() {
    return topicName.startsWith(PROGRESS_PREFIX);
  }

  /**
   * Returns the name of the dead-letter topic of this topic. The monitoring service writes the
   * records that break a rule for all readers. Each service writes those that it alone cannot
   * process.
   *
   * @return the name
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

  /** Retentions by the purpose of the records. */
  private static final class Keep {
    /** Facts, kept long enough to rebuild every derived state of a migration and to audit it. */
    static final Retention EVENTS = new Retention.For(Duration.ofDays(90));

    /** Progress. */
    static final Retention PROGRESS = new Retention.For(Duration.ofDays(7));

    /** Input for alerts, kept long enough for a service that was down. */
    static final Retention SIGNALS = new Retention.For(Duration.ofDays(7));

    /** Work that the service hands out again if nobody does it. */
    static final Retention TASKS = new Retention.For(Duration.ofDays(1));

    /** State. */
    static final Retention LATEST = new Retention.Compacted();

    private Keep() {}
  }
}
