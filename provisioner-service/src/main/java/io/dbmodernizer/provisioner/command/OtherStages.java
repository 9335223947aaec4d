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
 * The state of the stages after the provisioner, as their events report it. Each of them counts as
 * running from the publication of the target until an event reports its end.
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

  /**
   * Returns their state as the provisioner's own state holds it.
   *
   * @param state the state of the provisioner's stage; read on each call of a method
   */
  public static OtherStages of(StageState state) {
    return new OtherStages(state);
  }

  /**
   * Returns the state of the other stages after an event.
   *
   * @param event an outcome of another stage, or an accepted command
   * @param known their state before; not changed
   * @return their state after; the same list if the event says nothing of them
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

  /** Returns whether the target is published, so that they have begun. */
  public boolean begun() {
    List<StepState> main =
        state.getSteps().stream().filter(step -> step.getProcedure().isEmpty()).toList();
    return !main.isEmpty()
        && main.stream()
            .allMatch(
                step ->
                    step.getState() == ProgressState.DONE
                        || step.getState() == ProgressState.SKIPPED);
  }

  /** Returns whether the rows are on the target and compared. */
  public boolean migrationCompleted() {
    return is(MIGRATION, OtherStage::getCompleted);
  }

  /** Returns the names of the stages that are running. */
  public List<String> running() {
    return begun()
        ? those(name -> !is(name, OtherStage::getCompleted) && !is(name, OtherStage::getFailed))
        : List.of();
  }

  /** Returns the names of the stages whose work or removal has failed. */
  public List<String> failed() {
    return those(name -> is(name, OtherStage::getFailed) || is(name, OtherStage::getRemovalFailed));
  }

  /** Returns the names of the stages that have begun and whose removal is not complete. */
  public List<String> notRemoved() {
    return begun() ? those(name -> !is(name, OtherStage::getRemoved)) : List.of();
  }

  /** Returns the names of the stages whose removal has failed. */
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

  /** Returns the stage after a retry: a failed stage counts as running again. */
  private static OtherStage running(OtherStage stage) {
    return OtherStage.newBuilder(stage).setFailed(false).setRemovalFailed(false).build();
  }
}
