package io.dbmodernizer.provisioner.entra;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.ServerAzureADAdministratorInner;
import com.azure.resourcemanager.sql.models.AdministratorName;
import com.azure.resourcemanager.sql.models.AdministratorType;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.server.ServerSettingStep;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Microsoft Entra administrator of the server, if the request names one. SQL logins go on
 * working beside it. Of an application, Azure wants the application id where others have their
 * object id.
 */
public final class EntraAdministratorStep
    extends ServerSettingStep<ServerAzureADAdministratorInner> {
  /** Name of the step. */
  public static final String NAME = "entra-administrator";

  /**
   * @param clients of the Azure SDK
   */
  public EntraAdministratorStep(AzureClients clients) {
    super(clients);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected boolean isRequested(MigrationRequested request) {
    return !administrator(request).getLogin().isEmpty();
  }

  @Override
  protected String label() {
    return "Entra administrator";
  }

  @Override
  protected AzureResource resource(MigrationRequested request) {
    return TargetIds.of(request)
        .onServer("administrators", AdministratorName.ACTIVE_DIRECTORY.toString());
  }

  @Override
  protected Optional<ServerAzureADAdministratorInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            sql(context)
                .getServerAzureADAdministrators()
                .getWithResponse(
                    group(context),
                    server(context),
                    AdministratorName.ACTIVE_DIRECTORY,
                    Context.NONE));
  }

  @Override
  protected List<Difference> compare(
      StepContext context, ServerAzureADAdministratorInner observed) {
    EntraAdministrator wanted = administrator(context.request());
    List<Difference> differences = new ArrayList<>();
    boolean fixed = !owned(context);
    differ("login", wanted.getLogin(), observed.login(), fixed, differences);
    differ("sid", wanted.getObjectId(), observed.sid(), fixed, differences);
    differ("tenantId", wanted.getTenantId(), observed.tenantId(), fixed, differences);
    return differences;
  }

  @Override
  protected ArmResponse write(
      StepContext context, Optional<ServerAzureADAdministratorInner> observed) {
    EntraAdministrator wanted = administrator(context.request());
    ServerAzureADAdministratorInner body =
        new ServerAzureADAdministratorInner()
            .withAdministratorType(AdministratorType.ACTIVE_DIRECTORY)
            .withLogin(wanted.getLogin())
            .withSid(UUID.fromString(wanted.getObjectId()))
            .withTenantId(UUID.fromString(wanted.getTenantId()));
    return azure()
        .firstAnswer(
            sql(context)
                .getServerAzureADAdministrators()
                .createOrUpdateWithResponseAsync(
                    group(context), server(context), AdministratorName.ACTIVE_DIRECTORY, body));
  }

  private static void differ(
      String property,
      String wanted,
      @Nullable Object observed,
      boolean fixed,
      List<Difference> differences) {
    if (!wanted.equalsIgnoreCase(String.valueOf(observed))) {
      differences.add(
          new Difference("properties." + property, wanted, String.valueOf(observed), fixed));
    }
  }

  private static EntraAdministrator administrator(MigrationRequested request) {
    return request.getTarget().getServer().getEntraAdministrator();
  }
}
