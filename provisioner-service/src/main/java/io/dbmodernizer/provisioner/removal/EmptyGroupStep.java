package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Gives Azure's list of what is in a resource group time to forget what was just removed, before it
 * is decided by that list whether the group goes.
 */
final class EmptyGroupStep implements Step {
  static final String NAME = "empty-resource-group";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final RemovalGuards guards;
  private final Set<String> after;

  EmptyGroupStep(RemovalGuards guards, Set<String> after) {
    this.guards = guards;
    this.after = Set.copyOf(after);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  @Override
  public StepResult run(StepContext context) {
    AzureResource group = TargetIds.of(context.request()).resourceGroup();
    boolean ours =
        context.stage().getResources().stream()
            .anyMatch(r -> r.getCreated() && r.getType().equals(group.getType()));
    if (!ours) {
      return StepResult.done("the resource group is not this migration's");
    }
    List<String> left = guards.resourcesIn(group);
    if (left.isEmpty()) {
      return StepResult.done("nothing is left in the resource group");
    }
    Instant until =
        context.checkpoint().isEmpty()
            ? context.now().plus(PATIENCE)
            : Instant.parse(context.checkpoint());
    return context.now().isBefore(until)
        ? StepResult.inProgress(
                50, left.size() + " resources are left in the resource group", LOOK_AGAIN)
            .withCheckpoint(until.toString())
        : StepResult.done(left.size() + " resources of others are in the resource group");
  }
}
