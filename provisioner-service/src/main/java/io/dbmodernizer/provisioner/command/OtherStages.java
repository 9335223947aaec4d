package io.dbmodernizer.provisioner.command;

import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * How the stages after this one stand with a migration, as far as their events have told. Each of
 * them runs from the moment the target is published until it says otherwise.
 */
public final class OtherStages {
  private static final String MIGRATION = "migration";
  private static final String BACKUP = "backup";
  private static final String MONITORING = "monitoring";
  private static final List<String> NAMES = List.of(MIGRATION, BACKUP, MONITORING);

  private static final String PREFIX = "stage.";
  private static final String COMPLETED = ".completed";
  private static final String FAILED = ".failed";
  private static final String REMOVED = ".removed";
  private static final String REMOVAL_FAILED = ".removalFailed";

  private final StageState state;

  private OtherStages(StageState state) {
    this.state = state;
  }

  /** How they stand by what is stored of the provisioner's own stage. */
  public static OtherStages of(StageState state) {
    return new OtherStages(state);
  }

  /** What an event tells, as outputs of the provisioner's stage; empty if it tells nothing. */
  public static Map<String, String> news(SpecificRecord event) {
    if (event instanceof MigrationCompleted) {
      return completed(MIGRATION);
    }
    if (event instanceof BackupEnabled) {
      return completed(BACKUP);
    }
    if (event instanceof MonitoringEnabled) {
      return completed(MONITORING);
    }
    if (event instanceof MigrationFailed) {
      return one(MIGRATION, FAILED);
    }
    if (event instanceof BackupFailed) {
      return one(BACKUP, FAILED);
    }
    if (event instanceof MonitoringFailed) {
      return one(MONITORING, FAILED);
    }
    if (event instanceof MigrationRemoved) {
      return one(MIGRATION, REMOVED);
    }
    if (event instanceof BackupRemoved) {
      return one(BACKUP, REMOVED);
    }
    if (event instanceof MonitoringRemoved) {
      return one(MONITORING, REMOVED);
    }
    if (event instanceof RemovalFailed failed && NAMES.contains(failed.getStage())) {
      return one(failed.getStage(), REMOVAL_FAILED);
    }
    return event instanceof CommandAccepted command && command.getRetry() != null
        ? retried()
        : Map.of();
  }

  /** Whether they have been given a target to work on. */
  public boolean begun() {
    List<StepState> main =
        state.getSteps().stream().filter(step -> step.getProcedure().isEmpty()).toList();
    return !main.isEmpty() && main.stream().allMatch(step -> step.getState() == ProgressState.DONE);
  }

  /** Whether the rows are on the target and compared. */
  public boolean migrationCompleted() {
    return is(MIGRATION, COMPLETED);
  }

  /** Those that are at work. */
  public List<String> running() {
    return begun() ? those(name -> !is(name, COMPLETED) && !is(name, FAILED)) : List.of();
  }

  /** Those that have given up, in their work or in removing what they created. */
  public List<String> failed() {
    return those(name -> is(name, FAILED) || is(name, REMOVAL_FAILED));
  }

  /** Those that have not yet removed what they created. */
  public List<String> notRemoved() {
    return begun() ? those(name -> !is(name, REMOVED)) : List.of();
  }

  /** Those that could not remove what they created. */
  public List<String> removalFailed() {
    return those(name -> is(name, REMOVAL_FAILED));
  }

  private static List<String> those(Predicate<String> which) {
    return NAMES.stream().filter(which).toList();
  }

  private boolean is(String name, String what) {
    return Boolean.parseBoolean(state.getOutputs().get(PREFIX + name + what));
  }

  private static Map<String, String> completed(String name) {
    return Map.of(PREFIX + name + COMPLETED, "true", PREFIX + name + FAILED, "false");
  }

  private static Map<String, String> one(String name, String what) {
    return Map.of(PREFIX + name + what, "true");
  }

  /** What had failed counts as running again. */
  private static Map<String, String> retried() {
    Map<String, String> news = new HashMap<>();
    for (String name : NAMES) {
      news.put(PREFIX + name + FAILED, "false");
      news.put(PREFIX + name + REMOVAL_FAILED, "false");
    }
    return news;
  }
}
