package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.command.OtherStages;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;

/**
 * Waits until the other stages have removed their resources, which depend on the target or are in
 * its resource group. If the target was never published, they have none. Reads only.
 */
final class OtherStagesStep implements Step {
  static final String NAME = "other-stages";

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    OtherStages stages = OtherStages.of(context.stage());
    List<String> waiting = stages.notRemoved();
    if (waiting.isEmpty()) {
      return StepResult.done(
          stages.begun()
              ? "the other stages have removed their resources"
              : "no other stage has begun");
    }
    List<String> failed = stages.removalFailed();
    return StepResult.waiting(
        failed.isEmpty() ? Reason.UNSPECIFIED : Reason.OPERATION_FAILED,
        String.join(", ", waiting)
            + " to remove what they created"
            + (failed.isEmpty()
                ? ""
                : "; "
                    + String.join(", ", failed)
                    + " could not: remove the cause and request a retry"),
        LOOK_AGAIN);
  }
}
