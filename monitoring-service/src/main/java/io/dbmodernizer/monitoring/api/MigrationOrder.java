package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.api.page.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** The fields that a list of migrations can be sorted by. */
enum MigrationOrder {
  REQUESTED_AT("requestedAt", status -> status.getRequestedAt().toEpochMilli()),
  UPDATED_AT("updatedAt", status -> status.getUpdatedAt().toEpochMilli()),
  STATE("state", status -> status.getState().ordinal()),
  PERCENT("percent", MigrationStatus::getPercent),
  MIGRATION_ID("migrationId", status -> 0);

  private static final List<String> FIELDS =
      Arrays.stream(values()).map(order -> order.field).toList();

  private final String field;
  private final ToLongFunction<MigrationStatus> rank;

  MigrationOrder(String field, ToLongFunction<MigrationStatus> rank) {
    this.field = field;
    this.rank = rank;
  }

  /** Returns the rank of a migration in this order. */
  ToLongFunction<MigrationStatus> rank() {
    return rank;
  }

  /**
   * Reads an order.
   *
   * @throws org.springframework.web.ErrorResponseException 400 if there is no such field
   */
  static Sort parse(String text) {
    return Sort.parse(text, FIELDS);
  }

  /** Returns the order of a parsed field. */
  static MigrationOrder of(Sort sort) {
    return values()[FIELDS.indexOf(sort.field())];
  }
}
