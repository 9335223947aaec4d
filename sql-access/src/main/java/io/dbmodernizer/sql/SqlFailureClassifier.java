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
 * The safety net for SQL errors that reach the runtime without a side. Work that goes through
 * {@link SqlSession} never does: its failures already name source or target.
 */
public final class SqlFailureClassifier implements FailureClassifier {
  private final SecretResolver secrets;

  /**
   * @param secrets takes secrets out of the driver's own words
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
        "Check both databases of the migration; it is tried again.");
  }
}
