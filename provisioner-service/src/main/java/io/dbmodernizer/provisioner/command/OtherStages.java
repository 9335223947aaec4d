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
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  private final StageState state;

  private OtherStages(StageState state) {
    this.state = state;
  }

  /** How they stand by what is stored of the provisioner's own stage. */
  public static OtherStages of(StageState state) {
    return new OtherStages(state);
  }

  /**
   * What is known after an event.
   *
   * @param known what was known before
   * @return the same list if the event tells nothing
   */
  public static List<OtherStage> after(SpecificRecord event, List<OtherStage> known) {
    if (event instanceof MigrationCompleted) {
      return with(known, MIGRATION, OtherStages::complete);
    }
    if (event instanceof BackupEnabled) {
      return with(known, BACKUP, OtherStages::complete);
    }
    if (event instanceof MonitoringEnabled) {
      return with(known, MONITORING, OtherStages::complete);
    }
    if (event instanceof MigrationFailed) {
      return with(known, MIGRATION, stage -> stage.setFailed(true));
    }
    if (event instanceof BackupFailed) {
      return with(known, BACKUP, stage -> stage.setFailed(true));
    }
    if (event instanceof MonitoringFailed) {
      return with(known, MONITORING, stage -> stage.setFailed(true));
    }
    if (event instanceof MigrationRemoved) {
      return with(known, MIGRATION, stage -> stage.setRemoved(true));
    }
    if (event instanceof BackupRemoved) {
      return with(known, BACKUP, stage -> stage.setRemoved(true));
    }
    if (event instanceof MonitoringRemoved) {
      return with(known, MONITORING, stage -> stage.setRemoved(true));
    }
    if (event instanceof RemovalFailed failed && NAMES.contains(failed.getStage())) {
      return with(known, failed.getStage(), stage -> stage.setRemovalFailed(true));
    }
    return event instanceof CommandAccepted command && command.getRetry() != null
        ? known.stream().map(OtherStages::running).toList()
        : known;
  }

  /** Whether they have been given a target to work on. */
  public boolean begun() {
    List<StepState> main =
        state.getSteps().stream().filter(step -> step.getProcedure().isEmpty()).toList();
    return !main.isEmpty() && main.stream().allMatch(step -> step.getState() == ProgressState.DONE);
  }

  /** Whether the rows are on the target and compared. */
  public boolean migrationCompleted() {
    return is(MIGRATION, OtherStage::getCompleted);
  }

  /** Those that are at work. */
  public List<String> running() {
    return begun()
        ? those(name -> !is(name, OtherStage::getCompleted) && !is(name, OtherStage::getFailed))
        : List.of();
  }

  /** Those that have given up, in their work or in removing what they created. */
  public List<String> failed() {
    return those(name -> is(name, OtherStage::getFailed) || is(name, OtherStage::getRemovalFailed));
  }

  /** Those that have not yet removed what they created. */
  public List<String> notRemoved() {
    return begun() ? those(name -> !is(name, OtherStage::getRemoved)) : List.of();
  }

  /** Those that could not remove what they created. */
  public List<String> removalFailed() {
    return those(name -> is(name, OtherStage::getRemovalFailed));
  }

  private static List<String> those(Predicate<String> which) {
    return NAMES.stream().filter(which).toList();
  }

  private boolean is(String name, Predicate<OtherStage> what) {
    return state.getOtherStages().stream()
        .anyMatch(stage -> stage.getName().equals(name) && what.test(stage));
  }

  private static List<OtherStage> with(
      List<OtherStage> known, String name, Consumer<OtherStage> change) {
    List<OtherStage> after = new ArrayList<>();
    known.forEach(stage -> after.add(OtherStage.newBuilder(stage).build()));
    Optional<OtherStage> present =
        after.stream().filter(stage -> stage.getName().equals(name)).findFirst();
    OtherStage stage = present.orElseGet(() -> OtherStage.newBuilder().setName(name).build());
    change.accept(stage);
    if (present.isEmpty()) {
      after.add(stage);
    }
    return after;
  }

  private static void complete(OtherStage stage) {
    stage.setCompleted(true);
    stage.setFailed(false);
  }

  /** What had failed counts as running again. */
  private static OtherStage running(OtherStage stage) {
    return OtherStage.newBuilder(stage).setFailed(false).setRemovalFailed(false).build();
  }
}
