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
 * The lists of a snapshot, each thing in them once. Additions and removals of resources are kept
 * apart, so that an addition that is read late brings nothing back.
 */
final class Inventory {
  private final StatusFacts facts;
  private final MigrationStatus status;

  Inventory(StatusFacts facts) {
    this.facts = facts;
    this.status = facts.getStatus();
  }

  /** The resources that are there, by id. */
  static List<AzureResource> present(StatusFacts facts) {
    Set<String> removed = new HashSet<>(facts.getRemovedResources());
    return new ArrayList<>(
        facts.getStatus().getResources().stream()
            .filter(resource -> !removed.contains(key(resource)))
            .toList());
  }

  /**
   * Adds resources by id; what the migration once created stays its own when it is later found to
   * exist.
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

  /** Takes away what is gone; what was kept is shown as what is left. */
  void removeResources(List<AzureResource> gone, List<AzureResource> kept) {
    List<String> removed = new ArrayList<>(facts.getRemovedResources());
    gone.stream().map(Inventory::key).filter(id -> !removed.contains(id)).forEach(removed::add);
    facts.setRemovedResources(removed);
    addResources(kept);
  }

  /**
   * Takes over what an event says of the tables. An event of before tables were told in numbers is
   * not taken over: the next one is complete again.
   *
   * @param totals all tables in numbers; null if the event does not say
   * @param attention those that need attention
   */
  void tables(@Nullable TableTotals totals, List<TableProgress> attention) {
    if (totals != null) {
      status.setTableTotals(totals);
      status.setTables(new ArrayList<>(attention));
    }
  }

  /** The same of an event whose reader may have read further on the topic of progress already. */
  void tablesUnlessKnown(@Nullable TableTotals totals, List<TableProgress> attention) {
    if (status.getTableTotals() == null) {
      tables(totals, attention);
    }
  }

  /** The one that was created; of two alike the same one, whichever is seen first. */
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
