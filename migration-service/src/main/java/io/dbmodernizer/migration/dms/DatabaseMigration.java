package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.azure.ArmResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A database migration as Azure reports it. A {@code provisioningState} of {@code Succeeded} means
 * only that Azure accepted it. {@code migrationStatus} is the status of the copy.
 *
 * @param operationId the operation it reports on; empty if absent
 * @param status the migration status, verbatim
 * @param state the state derived from the status
 * @param startedOn when the copy began, if Azure reports it
 * @param errorCode the code of the failure; empty if there is none
 * @param errors the messages of the failure, the most general first, at most 5
 * @param tables the tables that Azure reports on; empty if details were not asked for
 */
record DatabaseMigration(
    String operationId,
    String status,
    CopyState state,
    Optional<Instant> startedOn,
    String errorCode,
    List<String> errors,
    List<TableCopy> tables) {
  // Azure's messages can contain whole statements. The limits keep state and events readable.
  private static final int MOST_ERRORS = 5;
  private static final int LONGEST_ERROR = 400;

  DatabaseMigration {
    errors = List.copyOf(errors);
    tables = List.copyOf(tables);
  }

  static DatabaseMigration of(JsonNode resource) {
    JsonNode properties = resource.path("properties");
    JsonNode failure = properties.path("migrationFailureError");
    JsonNode details = properties.path("migrationStatusDetails");
    String status = properties.path("migrationStatus").asString("");
    List<TableCopy> tables = new ArrayList<>();
    details.path("listOfCopyProgressDetails").forEach(table -> tables.add(TableCopy.of(table)));
    return new DatabaseMigration(
        properties.path("migrationOperationId").asString(""),
        status,
        state(status, ArmResponse.provisioningState(resource)),
        instant(properties.path("startedOn").asString("")),
        failure.path("code").asString(""),
        errors(failure, properties, details),
        tables);
  }

  /** Returns true if a cancellation was requested and has not taken effect. */
  boolean isBeingCancelled() {
    return status.equalsIgnoreCase("Canceling") || status.equalsIgnoreCase("Cancelling");
  }

  private static CopyState state(String status, String provisioningState) {
    CopyState state =
        switch (status.toLowerCase(Locale.ROOT)) {
          case "succeeded", "completed" -> CopyState.SUCCEEDED;
          case "failed" -> CopyState.FAILED;
          case "canceled", "cancelled" -> CopyState.CANCELED;
          case "waitforretry" -> CopyState.WAITING_FOR_RETRY;
          default -> CopyState.RUNNING;
        };
    boolean refused =
        state == CopyState.RUNNING
            && (provisioningState.equalsIgnoreCase("Failed")
                || provisioningState.equalsIgnoreCase("Canceled"));
    return refused ? CopyState.FAILED : state;
  }

  private static List<String> errors(JsonNode failure, JsonNode properties, JsonNode details) {
    List<String> copyErrors = new ArrayList<>();
    details.path("sqlDataCopyErrors").forEach(error -> copyErrors.add(error.asString("")));
    return Stream.concat(
            Stream.of(
                failure.path("message").asString(""),
                properties.path("provisioningError").asString("")),
            copyErrors.stream())
        .filter(error -> !error.isBlank())
        .distinct()
        .limit(MOST_ERRORS)
        .map(DatabaseMigration::shortened)
        .toList();
  }

  private static String shortened(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + "…";
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant())
              .filter(i -> i.isAfter(Instant.EPOCH));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
