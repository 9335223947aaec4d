package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;

/** Views that a test fills itself. */
public final class StatusViews {
  private StatusViews() {}

  public static StatusView of(MigrationStatus... migrations) {
    StatusView view = new StatusView();
    for (MigrationStatus migration : migrations) {
      view.put(migration.getMigrationId(), migration);
    }
    view.markComplete();
    return view;
  }
}
