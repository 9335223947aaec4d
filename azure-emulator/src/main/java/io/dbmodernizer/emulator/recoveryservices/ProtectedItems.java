package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protected items of vaults: operations {@code BackupProtectedItems_List}, {@code
 * BackupProtectionContainers_List} and the list of resource guards. Azure Backup does not protect
 * Azure SQL Database. A test adds a virtual machine to see the behaviour of a vault in use.
 */
final class ProtectedItems {

  private static final String FILTER = "$filter";
  private static final Map<String, String> ITEM_PROPERTIES =
      Map.of(
          "backupManagementType", "backupManagementType",
          "friendlyName", "friendlyName",
          "itemType", "workloadType");
  private static final Map<String, String> CONTAINER_PROPERTIES =
      Map.of(
          "backupManagementType", "backupManagementType",
          "friendlyName", "friendlyName",
          "status", "registrationStatus");

  private static final PathPattern VAULT = PathPattern.of(VaultType.PATTERN);

  private final ResourceDirectory directory;
  private final ResourceStore store;
  private final MVMap<String, String> items;

  ProtectedItems(ResourceDirectory directory, ResourceStore store) {
    this.directory = directory;
    this.store = store;
    this.items = store.map("vault-items");
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", VaultType.PATTERN + "/backupProtectedItems", this::listItems)
            .supporting(FILTER),
        Route.of("GET", VaultType.PATTERN + "/backupProtectionContainers", this::listContainers)
            .supporting(FILTER),
        Route.of("GET", VaultType.PATTERN + "/backupResourceGuardProxies", this::listGuards));
  }

  /** Returns the emulator's own operations, which add an item and remove all items. */
  List<Route> ownRoutes() {
    return List.of(
        Route.of("POST", "/_emulator/backupProtectedItems", this::protect),
        Route.of("DELETE", "/_emulator/backupProtectedItems", this::unprotect));
  }

  boolean anyIn(ResourceId vault) {
    return items.entrySet().stream().anyMatch(item -> isIn(vault, item));
  }

  /** Removes the items of a deleted vault. */
  void forget(ResourceId vault) {
    // The key set of an MVMap does not support removal.
    List<String> gone =
        items.keySet().stream().filter(key -> key.startsWith(vault.key() + "/")).toList();
    gone.forEach(items::remove);
    store.commit();
  }

  private static boolean isIn(ResourceId vault, Map.Entry<String, String> item) {
    return item.getKey().startsWith(vault.key() + "/");
  }

  private ArmResponse protect(ArmRequest request) {
    ResourceId vault =
        ResourceId.fromBody(Json.text(request.requiredBody(), "/vaultId"), "vaultId");
    String machine = Json.text(request.requiredBody(), "/virtualMachine", "vm");
    items.put(vault.key() + "/" + machine, machine);
    store.commit();
    return ArmResponse.of(201, item(require(vault), machine));
  }

  private ArmResponse unprotect(ArmRequest request) {
    items.clear();
    store.commit();
    return ArmResponse.empty(200);
  }

  private ArmResponse listItems(ArmRequest request) {
    Resource vault = require(new ResourceId(VAULT.fill(request.parameters())));
    BackupFilter filter = BackupFilter.parse(request.query(FILTER), ITEM_PROPERTIES);
    return ArmResponse.list(
        items.entrySet().stream()
            .filter(item -> isIn(vault.id(), item))
            .map(item -> item(vault, item.getValue()))
            .filter(filter::accepts)
            .toList());
  }

  private ArmResponse listContainers(ArmRequest request) {
    Resource vault = require(new ResourceId(VAULT.fill(request.parameters())));
    BackupFilter filter = BackupFilter.parse(request.query(FILTER), CONTAINER_PROPERTIES);
    return ArmResponse.list(
        items.entrySet().stream()
            .filter(item -> isIn(vault.id(), item))
            .map(item -> container(vault, item.getValue()))
            .filter(filter::accepts)
            .toList());
  }

  /** Answers an empty list. The Azure CLI reads the resource guards before a protected change. */
  private ArmResponse listGuards(ArmRequest request) {
    require(new ResourceId(VAULT.fill(request.parameters())));
    return ArmResponse.list(List.of());
  }

  private Resource require(ResourceId vault) {
    return directory
        .find(vault)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound",
                    "The Resource 'Microsoft.RecoveryServices/vaults/%s' under resource group '%s' was not found."
                        .formatted(vault.name(), vault.group())));
  }

  private static ObjectNode item(Resource vault, String machine) {
    return Json.object(
        body -> {
          String name = "VM;iaasvmcontainerv2;" + vault.id().group() + ";" + machine;
          body.put("id", containerId(vault, machine) + "/protectedItems/" + name);
          body.put("name", name);
          body.put(
              "type",
              "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems");
          body.putObject("properties")
              .put("protectedItemType", "Microsoft.Compute/virtualMachines")
              .put("friendlyName", machine)
              .put("backupManagementType", "AzureIaasVM")
              .put("workloadType", "VM")
              .put("protectionState", "Protected");
        });
  }

  private static ObjectNode container(Resource vault, String machine) {
    return Json.object(
        body -> {
          String id = containerId(vault, machine);
          body.put("id", id).put("name", id.substring(id.lastIndexOf('/') + 1));
          body.put("type", "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers");
          body.putObject("properties")
              .put("containerType", "Microsoft.Compute/virtualMachines")
              .put("friendlyName", machine)
              .put("backupManagementType", "AzureIaasVM")
              .put("registrationStatus", "Registered");
        });
  }

  private static String containerId(Resource vault, String machine) {
    return vault.id().value()
        + "/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;"
        + vault.id().group()
        + ";"
        + machine;
  }
}
