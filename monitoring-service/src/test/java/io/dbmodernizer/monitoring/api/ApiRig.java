package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.deadletter.DeadLetterView;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.monitoring.web.StatusViews;
import io.dbmodernizer.monitoring.web.TablesView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API's classes over views that the test fills, without a web server. */
public final class ApiRig {
  public final StatusView view = StatusViews.of();
  public final TablesView tables = new TablesView();
  public final MigrationIndex index = new MigrationIndex(view);
  public final DeadLetterView deadLetters = new DeadLetterView();
  public final Summaries summaries = new Summaries(index, tables, deadLetters);

  public ApiRig(MigrationStatus... migrations) {
    for (MigrationStatus migration : migrations) {
      put(migration);
    }
  }

  public void put(MigrationStatus migration) {
    view.put(migration.getMigrationId(), migration);
  }

  static List<String> ids(List<MigrationItem> items) {
    return items.stream().map(MigrationItem::migrationId).toList();
  }

  static <T> T notNull(@Nullable T value) {
    return java.util.Objects.requireNonNull(value);
  }
}
