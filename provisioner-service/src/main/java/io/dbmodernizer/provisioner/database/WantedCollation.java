package io.dbmodernizer.provisioner.database;

import io.dbmodernizer.provisioner.source.CheckSourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.Optional;

/** The collation that the database should have. */
final class WantedCollation {

  private WantedCollation() {}

  /**
   * Returns the collation that the request names, otherwise that of the source.
   *
   * @return the collation; empty if neither is known, which leaves it to Azure
   */
  static Optional<String> of(StepContext context) {
    String named = context.request().getTarget().getDatabase().getCollation();
    return named.isEmpty() ? context.find(CheckSourceStep.COLLATION) : Optional.of(named);
  }
}
