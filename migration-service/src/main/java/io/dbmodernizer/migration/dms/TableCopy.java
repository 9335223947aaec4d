package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.TableState;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The copy of one table as Azure's {@code CopyProgressDetails} reports it.
 *
 * @param table the table in the service's spelling
 * @param state the state derived from its status
 * @param rowsCopied the rows written to the target
 * @param bytesWritten the bytes written to the target
 * @param queued whether the service says that the copy has not begun
 */
record TableCopy(
    String table, TableState state, long rowsCopied, long bytesWritten, boolean queued) {

  static TableCopy of(JsonNode details) {
    String status = details.path("status").asString("").toLowerCase(Locale.ROOT);
    return new TableCopy(
        details.path("tableName").asString(""),
        switch (status) {
          case "succeeded", "completed" -> TableState.COPIED;
          case "failed", "canceled", "cancelled" -> TableState.FAILED;
          case "", "notstarted", "queued" -> TableState.PENDING;
          default -> TableState.COPYING;
        },
        details.path("rowsCopied").asLong(0),
        details.path("dataWritten").asLong(0),
        status.equals("notstarted") || status.equals("queued"));
  }
}
