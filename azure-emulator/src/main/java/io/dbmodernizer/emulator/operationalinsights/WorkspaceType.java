package io.dbmodernizer.emulator.operationalinsights;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Log Analytics workspaces: operations {@code Workspaces_CreateOrUpdate}, {@code _Get}, {@code
 * _Update}, {@code _Delete} and the lists.
 */
final class WorkspaceType extends ResourceType {

  static final Polling CREATION = Polling.provisioningState(Duration.ofSeconds(30));
  static final Polling DELETION =
      Polling.location(
          Duration.ofSeconds(20),
          "/subscriptions/{subscription}/providers/Microsoft.OperationalInsights/locations/{location}/operationStatuses/{operation}");

  private static final Set<String> SKUS =
      Set.of(
          "Free",
          "Standard",
          "Premium",
          "PerNode",
          "PerGB2018",
          "Standalone",
          "CapacityReservation",
          "LACluster");

  /** The property that marks a forced deletion until it has ended. No answer shows it. */
  private static final String FORCE = "deletedByForce";

  private final InstantSource clock;
  private final DeletedWorkspaces deleted;

  WorkspaceType(InstantSource clock, DeletedWorkspaces deleted) {
    super(
        TypeDeclaration.of(
                "Microsoft.OperationalInsights/workspaces",
                PathPattern.GROUP
                    + "/providers/Microsoft.OperationalInsights/workspaces/{workspace}",
                NameRule.of(
                    "[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]",
                    "InvalidResourceName",
                    "A workspace's name has 4 to 63 letters, digits or '-' and neither starts nor ends with '-'."))
            .supporting("force")
            .creating(CREATION)
            .updating(CREATION)
            .deleting(DELETION));
    this.clock = clock;
    this.deleted = deleted;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String sku =
        Json.text(
            change.body(),
            "/properties/sku/name",
            change.existing("/properties/sku/name", "PerGB2018"));
    if (SKUS.stream().noneMatch(sku::equalsIgnoreCase)) {
      throw ArmException.badRequest(
          "InvalidParameter", "Workspace SKU '%s' is invalid. Accepted: %s.".formatted(sku, SKUS));
    }
    String days =
        Json.text(
            change.body(),
            "/properties/retentionInDays",
            change.existing("/properties/retentionInDays", "30"));
    if (!days.matches("\\d{1,3}")
        || (Integer.parseInt(days) != 7 && Integer.parseInt(days) < 30)
        || Integer.parseInt(days) > 730) {
      throw ArmException.badRequest(
          "InvalidParameter",
          "'RetentionInDays' property doesn't match the SKU limits: %s. Use 30 to 730."
              .formatted(days));
    }
    String region = change.region(name());
    Optional<Resource> former =
        change.existing() == null ? deleted.find(change.id()) : Optional.empty();
    if (former.isPresent() && !former.get().location().equals(region)) {
      throw ArmException.conflict(
          "Conflict",
          "The workspace name '%s' is reserved for a workspace in '%s' that was deleted less than 14 days ago."
              .formatted(change.id().name(), former.get().location()));
    }
    ObjectNode document = change.document(region);
    ObjectNode properties = Json.child(document, "properties");
    String customerId =
        former
            .map(workspace -> Json.text(workspace.body(), "/properties/customerId"))
            .orElseGet(() -> UUID.randomUUID().toString());
    properties.put("customerId", change.existing("/properties/customerId", customerId));
    properties.putObject("sku").put("name", sku);
    properties.put("retentionInDays", Integer.parseInt(days));
    properties.put(
        "createdDate", change.existing("/properties/createdDate", clock.instant().toString()));
    properties.put("modifiedDate", clock.instant().toString());
    for (String access :
        List.of("publicNetworkAccessForIngestion", "publicNetworkAccessForQuery")) {
      String asked = change.text("/properties/" + access);
      properties.put(access, asked == null ? "Enabled" : asked);
    }
    return document;
  }

  @Override
  public void created(Resource workspace) {
    deleted.remove(workspace.id());
  }

  @Override
  public void checkDelete(Resource workspace, ArmRequest request) {
    workspace.body().put(FORCE, request.query("force").equalsIgnoreCase("true"));
  }

  @Override
  public void deleted(Resource workspace) {
    boolean forced = "true".equals(Json.text(workspace.body(), "/" + FORCE));
    workspace.body().remove(FORCE);
    if (!forced) {
      deleted.add(workspace);
    }
  }

  @Override
  public ObjectNode view(Resource workspace, ArmRequest request) {
    ObjectNode shown = workspace.body().deepCopy();
    shown.remove(FORCE);
    return shown;
  }
}
