package io.dbmodernizer.provisioner.entra;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.ServerAzureADOnlyAuthenticationInner;
import com.azure.resourcemanager.sql.models.AuthenticationName;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.command.OtherStages;
import io.dbmodernizer.provisioner.server.ServerSettingStep;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in Microsoft Entra logins only, if the request wants it: switched on when the migration has
 * completed, because SQL logins stop working then, also those that move the rows. Until then it
 * waits and says what for. Part of the upkeep, so it never ends; what it has switched on once it
 * leaves as it is.
 */
public final class EntraOnlyAuthenticationStep
    extends ServerSettingStep<ServerAzureADOnlyAuthenticationInner> {
  /** Name of the step. */
  public static final String NAME = "entra-only-authentication";

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration LEAVE_IT = Duration.ofDays(1);
  private static final String SWITCHED_ON = "on";

  /**
   * @param clients of the Azure SDK
   */
  public EntraOnlyAuthenticationStep(AzureClients clients) {
    super(clients);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The upkeep begins when the main work is done, the administrator included. */
  @Override
  public Set<String> after() {
    return Set.of();
  }

  @Override
  public StepResult run(StepContext context) {
    if (!isRequested(context.request())) {
      return StepResult.inProgress(100, "no " + label() + " requested", LEAVE_IT);
    }
    if (context.checkpoint().equals(SWITCHED_ON)) {
      return StepResult.inProgress(100, context.step().getDetail(), LEAVE_IT);
    }
    if (!OtherStages.of(context.stage()).migrationCompleted()) {
      return StepResult.waiting(
          Reason.UNSPECIFIED,
          "the migration to complete: with Entra-only authentication SQL logins stop working, also"
              + " the one that moves the rows",
          LOOK_AGAIN);
    }
    StepResult result = super.run(context);
    return result instanceof StepResult.Done done
        ? StepResult.inProgress(
                100, done.detail() + "; SQL logins no longer work on the server", LEAVE_IT)
            .withCheckpoint(SWITCHED_ON)
            .with(new StepResult.Found(done.outputs(), done.resources(), List.of()))
        : result;
  }

  @Override
  protected boolean isRequested(MigrationRequested request) {
    return request.getTarget().getServer().getEntraOnlyAuthentication();
  }

  @Override
  protected String label() {
    return "Entra-only authentication";
  }

  @Override
  protected AzureResource resource(MigrationRequested request) {
    return TargetIds.of(request)
        .onServer("azureADOnlyAuthentications", AuthenticationName.DEFAULT.toString());
  }

  @Override
  protected Optional<ServerAzureADOnlyAuthenticationInner> observe(StepContext context) {
    return ArmLookup.find(
            () ->
                sql(context)
                    .getServerAzureADOnlyAuthentications()
                    .getWithResponse(
                        group(context), server(context), AuthenticationName.DEFAULT, Context.NONE))
        .filter(observed -> Boolean.TRUE.equals(observed.azureADOnlyAuthentication()));
  }

  @Override
  protected List<Difference> compare(
      StepContext context, ServerAzureADOnlyAuthenticationInner observed) {
    return List.of();
  }

  @Override
  protected ArmResponse write(
      StepContext context, Optional<ServerAzureADOnlyAuthenticationInner> observed) {
    return azure()
        .firstAnswer(
            sql(context)
                .getServerAzureADOnlyAuthentications()
                .createOrUpdateWithResponseAsync(
                    group(context),
                    server(context),
                    AuthenticationName.DEFAULT,
                    new ServerAzureADOnlyAuthenticationInner()
                        .withAzureADOnlyAuthentication(true)));
  }
}
