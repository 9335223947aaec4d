package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.runtime.azure.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The migrations that an alert is about. These are the migrations that have its rule. If no
 * migration has it, these are the migrations that use a target of the alert, or the database that
 * the target is a part of.
 */
final class AlertTargets {
  private static final List<String> RULES =
      List.of("microsoft.insights/metricalerts", "microsoft.insights/activitylogalerts");

  private final StatusView view;

  AlertTargets(StatusView view) {
    this.view = view;
  }

  /** Returns the ids of the migrations, in the order of their requests; empty if none is known. */
  List<String> of(CommonAlert alert) {
    String subscription = subscription(alert.alertId());
    List<String> byRule =
        migrations(
            resource ->
                RULES.contains(lower(resource.getType()))
                    && lower(resource.getName()).equals(lower(alert.rule()))
                    && subscription(resource.getId()).equals(subscription));
    return byRule.isEmpty()
        ? migrations(
            resource ->
                alert.targetIds().stream().anyMatch(id -> isOrContains(resource.getId(), id)))
        : byRule;
  }

  private List<String> migrations(Predicate<AzureResource> concerned) {
    return view.all().stream()
        .filter(status -> status.getState() != MigrationState.REMOVED)
        .filter(status -> status.getResources().stream().anyMatch(concerned))
        .map(MigrationStatus::getMigrationId)
        .toList();
  }

  /**
   * Returns whether the target is the resource or a part of it. Only databases count with their
   * parts, because a server has databases of other migrations.
   */
  private static boolean isOrContains(String resourceId, String targetId) {
    String resource = ResourceId.key(resourceId);
    String target = ResourceId.key(targetId);
    return target.equals(resource)
        || (resource.contains("/databases/") && target.startsWith(resource + "/"));
  }

  private static String subscription(String id) {
    String[] segments = lower(id).split("/");
    return segments.length > 2 && segments[1].equals("subscriptions") ? segments[2] : "";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
