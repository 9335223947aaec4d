package io.dbmodernizer.provisioner.entra;

import com.azure.resourcemanager.sql.fluent.models.ServerAzureADOnlyAuthenticationInner;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.command.OtherStages;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Restricts the server to Microsoft Entra logins, if the request asks for it. The step waits until
 * the migration is complete, because SQL logins stop working then, including the login that moves
 * the rows. It is part of the upkeep, so it never ends. It switches the setting on once and does
 * not change it later.
 */
public final class EntraOnlyAuthenticationStep implements Step {
  /** Name of the step. */
  public static final String NAME = "entra-only-authentication";

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration LEAVE_IT = Duration.ofDays(1);

  /** The checkpoint of former releases after the setting was switched on. */
  private static final String FORMER_SWITCHED_ON = "on";

  /**
   * The checkpoint of the step once the resource step has ended. The checkpoints of the resource
   * step before it have no such component, so they read as false.
   */
  private record Switched(boolean switchedOn) {}

  private final ResourceStep<ServerAzureADOnlyAuthenticationInner> setting;

  /**
   * @param clients of the Azure SDK
   */
  public EntraOnlyAuthenticationStep(AzureClients clients) {
    // The upkeep begins when the main work is done, the administrator included.
    this.setting =
        new ResourceStep<>(
            clients.connection(), NAME, Set.of(), new EntraOnlyAuthentication(clients));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    return setting.notRequested(request);
  }

  @Override
  public StepResult run(StepContext context) {
    if (isSwitchedOn(context)) {
      return StepResult.inProgress(100, context.step().getDetail(), LEAVE_IT);
    }
    if (!OtherStages.of(context.stage()).migrationCompleted()) {
      return StepResult.waiting(
          Reason.UNSPECIFIED,
          "the migration to complete: with Entra-only authentication SQL logins stop working, also"
              + " the one that moves the rows",
          LOOK_AGAIN);
    }
    StepResult result = setting.run(context);
    return result instanceof StepResult.Done done
        ? StepResult.inProgress(
                100, done.detail() + "; SQL logins no longer work on the server", LEAVE_IT)
            .withCheckpoint(new Switched(true))
            .with(new StepResult.InterimResults(done.outputs(), done.resources(), List.of()))
        : result;
  }

  private static boolean isSwitchedOn(StepContext context) {
    return context.checkpoint(Switched.class).filter(Switched::switchedOn).isPresent()
        || context.checkpoint().equals(FORMER_SWITCHED_ON);
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return setting.verify(context);
  }
}
