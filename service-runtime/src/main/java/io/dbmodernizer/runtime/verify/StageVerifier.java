package io.dbmodernizer.runtime.verify;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.runtime.step.Verification.Verdict;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.topics.Topic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A verifier that asks every step of a stage to compare Azure and the databases with the request.
 * It needs the target only, so any instance of a service can verify any migration. Reads only.
 * Thread-safe.
 */
final class StageVerifier {
  private final Stage stage;
  private final FailureClassification failures;
  private final UnaryOperator<String> redaction;
  private final InstantSource clock;

  /**
   * @param stage the stage
   * @param failures classifies exceptions
   * @param redaction removes secrets from a text
   * @param clock time, replaceable in tests
   */
  public StageVerifier(
      Stage stage,
      FailureClassification failures,
      UnaryOperator<String> redaction,
      InstantSource clock) {
    this.stage = stage;
    this.failures = failures;
    this.redaction = redaction;
    this.clock = clock;
  }

  /**
   * Verifies a migration.
   *
   * @param target the target with its request; with the request only if it was never provisioned
   * @return a report with a row for everything that can be observed
   */
  public VerificationReport verify(TargetProvisioned target) {
    if (target.getServerId().isEmpty() && stage.triggers() != Topic.REQUESTS) {
      return new VerificationReport(
          stage.name(),
          List.of(
              new VerificationRow(
                  "",
                  "everything of this stage",
                  "",
                  Verdict.MISSING,
                  List.of("the stage has not begun: the target is not provisioned yet"))));
    }
    List<VerificationRow> rows = new ArrayList<>();
    Outputs outputs = Outputs.NONE;
    Set<String> notThere = new HashSet<>();
    List<Step> steps = new ArrayList<>(stage.steps());
    steps.addAll(stage.upkeep());
    for (Step step : steps) {
      List<VerificationRow> ofStep = new ArrayList<>();
      try {
        for (Verification found : step.verify(context(step, target, outputs))) {
          outputs = outputs.and(found.outputs());
          ofStep.add(row(step, found));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ofStep.add(unknown(step, "the service is stopping"));
      } catch (Throwable e) {
        ofStep.add(unknown(step, whyUnknown(step, e, notThere)));
      }
      if (ofStep.stream().anyMatch(StageVerifier::isNotThere)
          || step.after().stream().anyMatch(notThere::contains)) {
        notThere.add(step.name());
      }
      rows.addAll(ofStep);
    }
    return new VerificationReport(stage.name(), rows);
  }

  private StepContext context(Step step, TargetProvisioned target, Outputs outputs) {
    StageState state =
        StageState.newBuilder()
            .setRequest(target.getRequest())
            .setTarget(stage.triggers() == Topic.REQUESTS ? null : target)
            .setState(ProgressState.DONE)
            .setOutputs(new HashMap<>())
            .build();
    outputs.storeIn(state);
    StepState own =
        StepState.newBuilder().setName(step.name()).setState(ProgressState.DONE).build();
    return new StepContext(state, own, clock.instant());
  }

  /** Names the missing predecessor, because the exception is only its consequence. */
  private String whyUnknown(Step step, Throwable thrown, Set<String> notThere) {
    List<String> lacking = step.after().stream().filter(notThere::contains).sorted().toList();
    if (!lacking.isEmpty()) {
      return "cannot be verified without the result of step " + lacking.get(0);
    }
    StepResult meaning = failures.redact(failures.classify(thrown));
    if (meaning instanceof StepResult.Failed failed) {
      return failed.failure().getReason()
          + ": "
          + failed.failure().getMessage()
          + " "
          + failed.failure().getRemedy();
    }
    return meaning instanceof StepResult.Waiting waiting
        ? waiting.reason() + ": waiting on " + waiting.waitingOn()
        : String.valueOf(meaning);
  }

  private VerificationRow row(Step step, Verification found) {
    return new VerificationRow(
        step.name(),
        found.subject(),
        found.resourceId(),
        found.verdict(),
        found.details().stream().map(redaction).toList());
  }

  private static VerificationRow unknown(Step step, String why) {
    return new VerificationRow(
        step.name(), "step " + step.name(), "", Verdict.UNKNOWN, List.of(why));
  }

  private static boolean isNotThere(VerificationRow row) {
    return row.verdict() == Verdict.MISSING || row.verdict() == Verdict.UNKNOWN;
  }
}
