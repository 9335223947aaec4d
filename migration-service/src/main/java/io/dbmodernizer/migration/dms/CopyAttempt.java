package io.dbmodernizer.migration.dms;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt at the copy of a migration. Its operation id is derived from migration and number, so
 * that an instance that knows nothing but the request recognises an operation that it or another
 * one has started.
 *
 * @param number from 1
 * @param operationId id of the operation in Azure
 */
record CopyAttempt(int number, String operationId) {
  private static final int MOST = 1_000;

  /** The attempt of this number. */
  static CopyAttempt of(String migrationId, int number) {
    String name = "dbmodernizer/copy/" + migrationId + "/" + number;
    return new CopyAttempt(
        number, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The attempt that has this operation id; empty if the operation is of another owner. */
  static Optional<CopyAttempt> recognise(String migrationId, String operationId) {
    for (int number = 1; number <= MOST; number++) {
      CopyAttempt attempt = of(migrationId, number);
      if (attempt.operationId().equalsIgnoreCase(operationId)) {
        return Optional.of(attempt);
      }
    }
    return Optional.empty();
  }

  /** The attempt after this one. */
  CopyAttempt next(String migrationId) {
    return of(migrationId, number + 1);
  }
}
