package io.dbmodernizer.provisioner.names;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.CheckNameAvailabilityResponseInner;
import com.azure.resourcemanager.sql.fluent.models.ServerInner;
import com.azure.resourcemanager.sql.models.CheckNameAvailabilityRequest;
import com.azure.resourcemanager.storage.fluent.models.CheckNameAvailabilityResultInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.StorageAccountCheckNameAvailabilityParameters;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.ServerDifferences;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.provisioner.storage.StorageAccount;
import io.dbmodernizer.provisioner.storage.StorageDifferences;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the names of the server and of the storage account before anything is created. They are
 * unique in all of Azure. Each must be free, or belong to a resource in the resource group that can
 * be used as it is. A name that is taken elsewhere, or a server in another region, fails the
 * migration before it has created anything. Reads only.
 *
 * <p>Another migration may be creating a resource of this name in the same resource group, which
 * Azure does not show yet. The step therefore looks again for 3 minutes at a name that is taken by
 * no visible resource.
 */
public final class TargetNamesStep implements Step {
  /** Name of the step. */
  public static final String NAME = "target-names";

  private static final String SERVER = "target.server.name";
  private static final String ACCOUNT = "target.storage.accountName";

  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public TargetNamesStep(AzureClients clients) {
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    return server(context)
        .or(() -> account(context))
        .orElseGet(() -> StepResult.done("the names are available"));
  }

  private Optional<StepResult> server(StepContext context) {
    MigrationRequested request = context.request();
    TargetScope scope = TargetScope.of(request);
    String name = scope.server();
    Optional<ServerInner> present = SqlServer.find(clients, request);
    if (present.isPresent()) {
      return conflict(request, present.get());
    }
    CheckNameAvailabilityResponseInner answer =
        clients
            .sql(request)
            .getServers()
            .checkNameAvailabilityWithResponse(
                new CheckNameAvailabilityRequest().withName(name), Context.NONE)
            .getValue();
    if (Boolean.TRUE.equals(answer.available())) {
      return Optional.empty();
    }
    Optional<ServerInner> holder =
        clients.sql(request).getServers().list().stream()
            .filter(server -> server.name().equalsIgnoreCase(name))
            .findFirst();
    if (holder.filter(server -> isAt(scope.serverId(), server.id())).isPresent()) {
      return conflict(request, holder.get());
    }
    Optional<String> place = holder.map(server -> place(server.id(), server.location()));
    return Optional.of(taken(context, "SQL server name " + name, SERVER, answer.message(), place));
  }

  private Optional<StepResult> account(StepContext context) {
    MigrationRequested request = context.request();
    String name = request.getTarget().getStorage().getAccountName();
    if (name.isBlank()) {
      return Optional.empty();
    }
    Optional<StorageAccountInner> present = StorageAccount.find(clients, request);
    if (present.isPresent()) {
      return conflict(request, present.get());
    }
    CheckNameAvailabilityResultInner answer =
        clients
            .storage(request)
            .getStorageAccounts()
            .checkNameAvailabilityWithResponse(
                new StorageAccountCheckNameAvailabilityParameters().withName(name), Context.NONE)
            .getValue();
    if (Boolean.TRUE.equals(answer.nameAvailable())) {
      return Optional.empty();
    }
    Optional<StorageAccountInner> holder =
        clients.storage(request).getStorageAccounts().list().stream()
            .filter(account -> account.name().equals(name))
            .findFirst();
    ResourceId requested = TargetScope.of(request).inGroup(ArmTypes.STORAGE_ACCOUNT, name);
    if (holder.filter(account -> isAt(requested, account.id())).isPresent()) {
      return conflict(request, holder.get());
    }
    Optional<String> place = holder.map(account -> place(account.id(), account.location()));
    return Optional.of(
        taken(context, "storage account name " + name, ACCOUNT, answer.message(), place));
  }

  /**
   * Returns true if the holder of a name is the requested resource. That happens if another
   * migration finishes its creation after this step has not found it.
   */
  private static boolean isAt(ResourceId requested, String holder) {
    return ResourceId.same(requested.path(), holder);
  }

  private static Optional<StepResult> conflict(MigrationRequested request, ServerInner present) {
    return conflict("SQL server " + present.name(), SERVER, ServerDifferences.of(request, present));
  }

  private static Optional<StepResult> conflict(
      MigrationRequested request, StorageAccountInner present) {
    return conflict(
        "storage account " + present.name(), ACCOUNT, StorageDifferences.of(request, present));
  }

  /**
   * Returns a conflict if a difference cannot be changed. The step of the resource changes the
   * others.
   */
  private static Optional<StepResult> conflict(
      String subject, String field, List<Difference> differences) {
    List<Difference> fixed = differences.stream().filter(Difference::immutable).toList();
    return fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            StepResult.failed(
                Reason.RESOURCE_CONFLICT,
                field,
                subject
                    + " exists and differs: "
                    + fixed.stream().map(Difference::toString).collect(Collectors.joining("; ")),
                "Choose another name, or change the request to match what exists."));
  }

  private StepResult taken(
      StepContext context, String subject, String field, String message, Optional<String> place) {
    CheckDeadline deadline = CheckDeadline.of(context);
    if (place.isEmpty() && deadline.isAhead(context) && groupExists(context.request())) {
      return StepResult.inProgress(
              0,
              subject + " is taken, perhaps by a resource that is being created",
              CheckDeadline.INTERVAL)
          .withCheckpoint(deadline);
    }
    return StepResult.failed(
        Reason.NAME_TAKEN,
        field,
        subject
            + " is not available: "
            + message
            + place.map(p -> " It is in " + p + ".").orElse(""),
        place.isPresent()
            ? "Choose another name, or name the resource group and the region where it is."
            : "Choose another name; it is unique in all of Azure.");
  }

  private boolean groupExists(MigrationRequested request) {
    return clients
        .resources(request)
        .getResourceGroups()
        .checkExistenceWithResponse(TargetScope.of(request).resourceGroup(), Context.NONE)
        .getValue();
  }

  private static String place(String id, String location) {
    String[] segments = id.split("/");
    return "resource group " + segments[4] + ", region " + location;
  }
}
