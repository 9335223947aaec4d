package io.dbmodernizer.monitoring.api.action;

import java.util.List;
import org.springframework.http.ProblemDetail;

/**
 * What became of a command for several migrations.
 *
 * @param accepted the published commands
 * @param refused the migrations that do not allow the command; nothing was published for them
 * @param unattempted ids of the migrations for which nothing was published, because the time of the
 *     call was over; a repeat with the same Idempotency-Key goes on with them
 */
record SelectionOutcome(List<Accepted> accepted, List<Refused> refused, List<String> unattempted) {

  /**
   * A migration for which nothing was published.
   *
   * @param migrationId the id, as the caller gave it
   * @param problem why, and what to do
   */
  record Refused(String migrationId, ProblemDetail problem) {}
}
