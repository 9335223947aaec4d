package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.testsupport.request.TestCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests and commands of an operator that take a migration to its end and remove it. */
final class MigrationLifecycle {
  private static final int MOST_RETRIES = 60;

  private MigrationLifecycle() {}

  /** A failure of a stage that was followed by a retry. */
  record GivenUp(String stage, Failure failure) {}

  /** Runs until every stage is done. Retries a stage that fails, as an operator would. */
  static List<GivenUp> complete(MigrationRun migration, MigrationRequested request)
      throws InterruptedException {
    return complete(migration, request, () -> {});
  }

  /** Does the same. Calls {@code beforeRetry} before each retry, to remove the cause. */
  static List<GivenUp> complete(
      MigrationRun migration, MigrationRequested request, Runnable beforeRetry)
      throws InterruptedException {
    List<GivenUp> failures = new ArrayList<>();
    migration.publish(request);
    for (int retry = 0; retry <= MOST_RETRIES; retry++) {
      migration.until(
          "the end of every stage", () -> isDone(migration) || isSettledWithFailure(migration));
      if (isDone(migration)) {
        return failures;
      }
      for (StageRun run : migration.stages()) {
        run.state()
            .filter(state -> state.getState() == ProgressState.FAILED)
            .ifPresent(state -> failures.add(new GivenUp(run.stage().name(), state.getFailure())));
      }
      beforeRetry.run();
      retry(migration, request.getMetadata().getMigrationId());
    }
    throw new AssertionError("still failing after " + MOST_RETRIES + " retries: " + failures);
  }

  /** Removes everything. Retries a removal that fails. */
  static void tearDown(MigrationRun migration, String migrationId) throws InterruptedException {
    migration.publish(TestCommands.teardown(migrationId, true));
    for (int retry = 0; retry <= MOST_RETRIES; retry++) {
      migration.until(
          "the end of the removal",
          () ->
              !migration.events(TargetRemoved.class).isEmpty()
                  || migration.stages().stream().anyMatch(MigrationLifecycle::removalHasFailed));
      if (!migration.events(TargetRemoved.class).isEmpty()) {
        return;
      }
      retry(migration, migrationId);
    }
    throw new AssertionError("the removal still fails after " + MOST_RETRIES + " retries");
  }

  /** Publishes a retry and waits until every failed stage has begun again. */
  private static void retry(MigrationRun migration, String migrationId)
      throws InterruptedException {
    Map<StageRun, Integer> rounds = new HashMap<>();
    migration.stages().stream()
        .filter(MigrationLifecycle::hasFailed)
        .forEach(run -> rounds.put(run, run.state().map(StageState::getRound).orElse(0)));
    migration.publish(TestCommands.retry(migrationId));
    migration.until(
        "the retry",
        () ->
            rounds.entrySet().stream()
                .allMatch(
                    before ->
                        before.getKey().state().map(StageState::getRound).orElse(0)
                            > before.getValue()));
  }

  /** Returns whether the main work of all stages is done. */
  static boolean isDone(MigrationRun migration) {
    return migration.stages().stream()
        .allMatch(
            run -> run.state().map(StageState::getState).equals(Optional.of(ProgressState.DONE)));
  }

  /** Returns whether a stage has failed and no other stage still runs. */
  private static boolean isSettledWithFailure(MigrationRun migration) {
    return migration.stages().stream().anyMatch(MigrationLifecycle::hasFailed)
        && migration.stages().stream()
            .flatMap(run -> run.state().stream())
            .allMatch(
                state ->
                    state.getState() == ProgressState.DONE
                        || state.getState() == ProgressState.FAILED
                        || state.getSteps().stream()
                            .noneMatch(
                                step ->
                                    step.getState() == ProgressState.RUNNING
                                        && step.getDueAt() != null));
  }

  private static boolean removalHasFailed(StageRun run) {
    return hasFailed(run)
        && run.state().map(StageState::getProcedure).equals(Optional.of(Procedure.REMOVE));
  }

  /** Returns whether the stage has failed. */
  static boolean hasFailed(StageRun run) {
    return run.state().map(StageState::getState).equals(Optional.of(ProgressState.FAILED));
  }
}
