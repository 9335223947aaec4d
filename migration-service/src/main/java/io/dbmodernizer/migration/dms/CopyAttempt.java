package io.dbmodernizer.migration.dms;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt at the copy of a migration. Its operation id is derived from migration and number, so
 * that an instance recognises an operation that it or another instance started.
 *
 * @param number the number of the attempt, from 1
 * @param operationId the id of the operation in Azure
 */
record CopyAttempt(int number, String operationId) {
  private static final int MOST = 1_000;

  /** Returns the attempt with this number. */
  static CopyAttempt of(String migrationId, int number) {
    String name = "dbmodernizer/copy/" + migrationId + "/" + number;
    return new CopyAttempt(
        number, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /**
   * Returns the attempt with this operation id; empty if the operation belongs to another owner.
   */
  static Optional<CopyAttempt> recognise(String migrationId, String operationId) {
    for (int number = 1; number <= MOST; number++) {
      CopyAttempt attempt = of(migrationId, number);
      if (attempt.operationId().equalsIgnoreCase(operationId)) {
        return Optional.of(attempt);
      }
    }
    return Optional.empty();
  }

  /** Returns the attempt after this one. */
  CopyAttempt next(String migrationId) {
    return of(migrationId, number + 1);
  }
}
