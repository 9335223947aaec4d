package io.dbmodernizer.monitoring.api.action;

import java.util.List;
import org.springframework.http.ProblemDetail;

/**
 * What became of a command for several migrations.
 *
 * @param accepted the published commands
 * @param refused the migrations for which nothing was published
 */
record SelectionOutcome(List<Accepted> accepted, List<Refused> refused) {

  /**
   * A migration for which nothing was published.
   *
   * @param migrationId the id, as the caller gave it
   * @param problem why, and what to do
   */
  record Refused(String migrationId, ProblemDetail problem) {}
}
