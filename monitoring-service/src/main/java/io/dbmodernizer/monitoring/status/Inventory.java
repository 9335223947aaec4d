package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.state.StatusFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lists of resources and tables in a snapshot. Added and removed resources are stored apart, so
 * an addition that is read late does not bring a removed resource back.
 */
final class Inventory {
  private static final String DIAGNOSTIC_SETTING = "Microsoft.Insights/diagnosticSettings";

  private final StatusFacts facts;
  private final MigrationStatus status;

  Inventory(StatusFacts facts) {
    this.facts = facts;
    this.status = facts.getStatus();
  }

  /** Returns the resources that exist, in the order of their ids. */
  static List<AzureResource> present(StatusFacts facts) {
    Set<String> removed = new HashSet<>(facts.getRemovedResources());
    return new ArrayList<>(
        facts.getStatus().getResources().stream()
            .filter(resource -> !isGone(resource, removed))
            .toList());
  }

  /**
   * Returns whether a resource was removed, by itself or with the resource that it is a part of. No
   * service reports the removal of a part, such as a retention policy of a database. A diagnostic
   * setting is not a part: Azure keeps it when it deletes the resource that the setting observes.
   */
  private static boolean isGone(AzureResource resource, Set<String> removed) {
    String id = key(resource);
    if (resource.getType().equalsIgnoreCase(DIAGNOSTIC_SETTING)) {
      return removed.contains(id);
    }
    for (int end = id.length(); end > 0; end = id.lastIndexOf('/', end - 1)) {
      if (removed.contains(id.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds resources. If a resource is reported twice, as created and as found, it counts as created.
   */
  void addResources(List<AzureResource> more) {
    if (more.isEmpty()) {
      return;
    }
    Map<String, AzureResource> byId = new TreeMap<>();
    status.getResources().forEach(resource -> byId.put(key(resource), resource));
    for (AzureResource resource : more) {
      byId.merge(key(resource), resource, Inventory::preferred);
    }
    status.setResources(new ArrayList<>(byId.values()));
  }

  /** Adds removed resources to the removed ones, and kept resources to the resources. */
  void removeResources(List<AzureResource> gone, List<AzureResource> kept) {
    List<String> removed = new ArrayList<>(facts.getRemovedResources());
    gone.stream().map(Inventory::key).filter(id -> !removed.contains(id)).forEach(removed::add);
    facts.setRemovedResources(removed);
    addResources(kept);
  }

  /**
   * Sets the tables as an event has them. Does nothing for an event of an earlier release, which
   * has no totals; the next event has them.
   *
   * @param totals totals of all tables; null if the event has none
   * @param attention the tables that need attention
   */
  void tables(@Nullable TableTotals totals, List<TableProgress> attention) {
    if (totals != null) {
      status.setTableTotals(totals);
      status.setTables(new ArrayList<>(attention));
    }
  }

  /**
   * Sets the tables unless the snapshot has totals. Progress that has been read already may be
   * newer than the event.
   */
  void tablesUnlessKnown(@Nullable TableTotals totals, List<TableProgress> attention) {
    if (status.getTableTotals() == null) {
      tables(totals, attention);
    }
  }

  /** Returns the resource that was created. The result does not depend on the order of both. */
  private static AzureResource preferred(AzureResource known, AzureResource seen) {
    if (known.getCreated() != seen.getCreated()) {
      return known.getCreated() ? known : seen;
    }
    return known.compareTo(seen) <= 0 ? known : seen;
  }

  /** Azure compares resource ids without case. */
  private static String key(AzureResource resource) {
    return resource.getId().toLowerCase(Locale.ROOT);
  }
}
