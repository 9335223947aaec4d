package io.dbmodernizer.sql;

import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The classification of SQL errors that reach the runtime without a side. Failures of work in a
 * {@link SqlSession} already name source or target, so they do not come here.
 */
public final class SqlFailureClassifier implements FailureClassifier {
  private final SecretResolver secrets;

  /**
   * @param secrets removes secrets from the driver's messages
   */
  public SqlFailureClassifier(SecretResolver secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<StepResult> classify(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException failure) {
        return Optional.of(unknownSide(failure));
      }
    }
    return Optional.empty();
  }

  private StepResult unknownSide(SQLException failure) {
    SqlFailureKind kind = SqlFailures.classify(failure);
    String message = failure.getMessage() == null ? "no message" : failure.getMessage();
    return StepResult.retryable(
        Reason.INTERNAL_ERROR,
        "SQL",
        "a database failed (" + kind + "): " + secrets.redact(message),
        "Check both databases of the migration. The step is tried again.");
  }
}
