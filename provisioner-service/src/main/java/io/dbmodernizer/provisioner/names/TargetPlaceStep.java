package io.dbmodernizer.provisioner.names;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks before anything is created that Azure has the region and that a pool to be joined exists.
 * Another migration may be creating the pool, so the step looks again for 3 minutes. Reads only.
 */
public final class TargetPlaceStep implements Step {
  /** Name of the step. */
  public static final String NAME = "target-place";

  private final TargetPlace place;

  /**
   * @param place the checks
   */
  public TargetPlaceStep(TargetPlace place) {
    this.place = place;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    List<FieldViolation> violations = place.violations(context.request());
    if (violations.isEmpty()) {
      return StepResult.done("the region and the pool are available");
    }
    CheckDeadline deadline = CheckDeadline.of(context);
    if (violations.stream().allMatch(violation -> violation.getField().equals(TargetPlace.POOL))
        && deadline.isAhead(context)) {
      return StepResult.inProgress(0, violations.get(0).getMessage(), CheckDeadline.INTERVAL)
          .withCheckpoint(deadline);
    }
    FieldViolation first = violations.get(0);
    return StepResult.failed(
        Reason.INVALID_REQUEST,
        first.getField(),
        violations.stream()
            .map(v -> v.getField() + ": " + v.getMessage())
            .collect(Collectors.joining("; ")),
        "Publish the request under a new migrationId with " + first.getAccepted() + ".");
  }
}
