package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.TableProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lists of a snapshot, each thing in them once. */
final class Inventory {
  private final MigrationStatus status;

  Inventory(MigrationStatus status) {
    this.status = status;
  }

  /**
   * Adds resources by id; what the migration once created stays its own when it is later found to
   * exist.
   */
  void addResources(List<AzureResource> more) {
    if (more.isEmpty()) {
      return;
    }
    Map<String, AzureResource> byId = resourcesById();
    for (AzureResource resource : more) {
      byId.merge(key(resource), resource, Inventory::keepCreated);
    }
    status.setResources(new ArrayList<>(byId.values()));
  }

  /** Takes away what is gone; what was kept is shown as what is left. */
  void removeResources(List<AzureResource> gone, List<AzureResource> kept) {
    Map<String, AzureResource> byId = resourcesById();
    gone.forEach(resource -> byId.remove(key(resource)));
    status.setResources(new ArrayList<>(byId.values()));
    addResources(kept);
  }

  void replaceTables(List<TableProgress> tables) {
    status.setTables(new ArrayList<>(tables));
  }

  void mergeTables(List<TableProgress> tables) {
    if (tables.isEmpty()) {
      return;
    }
    Map<String, TableProgress> byName = new LinkedHashMap<>();
    status.getTables().forEach(table -> byName.put(table.getTable(), table));
    tables.forEach(table -> byName.put(table.getTable(), table));
    status.setTables(new ArrayList<>(byName.values()));
  }

  private Map<String, AzureResource> resourcesById() {
    Map<String, AzureResource> byId = new LinkedHashMap<>();
    status.getResources().forEach(resource -> byId.put(key(resource), resource));
    return byId;
  }

  private static AzureResource keepCreated(AzureResource known, AzureResource seen) {
    return known.getCreated() ? known : seen;
  }

  /** Azure compares resource ids without case. */
  private static String key(AzureResource resource) {
    return resource.getId().toLowerCase(Locale.ROOT);
  }
}
