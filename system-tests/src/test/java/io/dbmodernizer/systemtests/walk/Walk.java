package io.dbmodernizer.systemtests.walk;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways a test walks a migration: to its end, through its failures, and back to nothing. */
final class Walk {
  private static final int MOST_RETRIES = 60;

  private Walk() {}

  /** A failure that ended a stage and was answered with a retry. */
  record GivenUp(String stage, Failure failure) {}

  /** Walks until every stage is done; a stage that fails is retried, as an operator would. */
  static List<GivenUp> complete(Modernization walk, MigrationRequested request)
      throws InterruptedException {
    return complete(walk, request, () -> {});
  }

  /** The same with something that the operator corrects before each retry. */
  static List<GivenUp> complete(
      Modernization walk, MigrationRequested request, Runnable beforeRetry)
      throws InterruptedException {
    List<GivenUp> failures = new ArrayList<>();
    walk.publish(request);
    for (int retry = 0; retry <= MOST_RETRIES; retry++) {
      walk.until("the end of every stage", () -> isDone(walk) || isSettledWithFailure(walk));
      if (isDone(walk)) {
        return failures;
      }
      for (StageRun run : walk.stages()) {
        run.state()
            .filter(state -> state.getState() == ProgressState.FAILED)
            .ifPresent(state -> failures.add(new GivenUp(run.stage().name(), state.getFailure())));
      }
      beforeRetry.run();
      retry(walk, request.getMetadata().getMigrationId());
    }
    throw new AssertionError("still failing after " + MOST_RETRIES + " retries: " + failures);
  }

  /** Removes everything; a removal that fails is retried. */
  static void tearDown(Modernization walk, String migrationId) throws InterruptedException {
    walk.publish(WalkCommands.teardown(migrationId));
    for (int retry = 0; retry <= MOST_RETRIES; retry++) {
      walk.until(
          "the end of the removal",
          () ->
              !walk.events(TargetRemoved.class).isEmpty()
                  || walk.stages().stream().anyMatch(Walk::removalHasFailed));
      if (!walk.events(TargetRemoved.class).isEmpty()) {
        return;
      }
      retry(walk, migrationId);
    }
    throw new AssertionError("the removal still fails after " + MOST_RETRIES + " retries");
  }

  /** Publishes a retry and waits until every stage that has failed has begun anew. */
  private static void retry(Modernization walk, String migrationId) throws InterruptedException {
    Map<StageRun, Integer> rounds = new HashMap<>();
    walk.stages().stream()
        .filter(Walk::hasFailed)
        .forEach(run -> rounds.put(run, run.state().map(StageState::getRound).orElse(0)));
    walk.publish(WalkCommands.retry(migrationId));
    walk.until(
        "the retry",
        () ->
            rounds.entrySet().stream()
                .allMatch(
                    before ->
                        before.getKey().state().map(StageState::getRound).orElse(0)
                            > before.getValue()));
  }

  /** Whether the main work of all stages is done. */
  static boolean isDone(Modernization walk) {
    return walk.stages().stream()
        .allMatch(
            run -> run.state().map(StageState::getState).equals(Optional.of(ProgressState.DONE)));
  }

  /** Whether a stage has failed and no other is still at work. */
  private static boolean isSettledWithFailure(Modernization walk) {
    return walk.stages().stream().anyMatch(Walk::hasFailed)
        && walk.stages().stream()
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

  /** Whether a stage has given up. */
  static boolean hasFailed(StageRun run) {
    return run.state().map(StageState::getState).equals(Optional.of(ProgressState.FAILED));
  }
}
