package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.monitoring.web.StatusViews;
import io.dbmodernizer.monitoring.web.TablesView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API's classes over views that the test fills, without a web server. */
final class ApiRig {
  final StatusView view = StatusViews.of();
  final TablesView tables = new TablesView();
  final MigrationIndex index = new MigrationIndex(view);

  ApiRig(MigrationStatus... migrations) {
    for (MigrationStatus migration : migrations) {
      put(migration);
    }
  }

  void put(MigrationStatus migration) {
    view.put(migration.getMigrationId(), migration);
  }

  static List<String> ids(List<MigrationItem> items) {
    return items.stream().map(MigrationItem::migrationId).toList();
  }

  static <T> T notNull(@Nullable T value) {
    return java.util.Objects.requireNonNull(value);
  }
}
