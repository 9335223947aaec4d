package io.dbmodernizer.sql;

import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * The translation of a database's error into the failure of a step. The side of the database
 * decides the reason.
 */
final class SqlFailureTranslation {

  private SqlFailureTranslation() {}

  /**
   * @param redaction removes secrets from the driver's message
   */
  static StepException of(
      SqlEndpoint endpoint, SQLException failure, UnaryOperator<String> redaction) {
    return new StepException(meaning(endpoint, failure, redaction), failure);
  }

  private static StepResult.Failed meaning(
      SqlEndpoint endpoint, SQLException failure, UnaryOperator<String> redaction) {
    SqlFailureKind kind = SqlFailures.classify(failure);
    SqlSide side = endpoint.side();
    return switch (kind) {
      case UNREACHABLE ->
          failed(
              side.unreachable(),
              endpoint,
              "cannot be reached",
              failure,
              redaction,
              "Check host and port, that the server runs and accepts TCP connections, and that DNS,"
                  + " routes and firewalls allow connections from this service.");
      case LOGIN_FAILED ->
          failed(
              side.loginFailed(),
              endpoint,
              "refuses the login " + endpoint.login(),
              failure,
              redaction,
              "Check that the login "
                  + endpoint.login()
                  + " exists, is enabled, and that its password is the one that "
                  + endpoint.passwordRef()
                  + " refers to.");
      case DATABASE_NOT_FOUND ->
          failed(
              side.unreachable(),
              endpoint,
              "has no such database, or hides it from the login",
              failure,
              redaction,
              "Check the database name, and that the login "
                  + endpoint.login()
                  + " has a user in the database.");
      case PERMISSION_DENIED ->
          failed(
              side.loginFailed(),
              endpoint,
              "denies the login " + endpoint.login() + " a right that it needs",
              failure,
              redaction,
              side == SqlSide.SOURCE
                  ? "Make the login a member of db_datareader and grant it VIEW DEFINITION, and UNMASK"
                      + " if columns are masked. Run the statements that the message names."
                  : "Use the server's administrator, or make the login a member of db_owner. Run the"
                      + " statements that the message names.");
      case DEADLOCK_OR_TRANSIENT ->
          failed(
              side.unreachable(),
              endpoint,
              "is busy",
              failure,
              redaction,
              "Scale the database or reduce its load if this persists. The statement is repeated.");
      case THROTTLED ->
          failed(
              Reason.THROTTLED,
              endpoint,
              "has reached a limit of its resources",
              failure,
              redaction,
              "Scale the database or its elastic pool, or reduce its load, if this persists. The step"
                  + " is tried again.");
      case OUT_OF_SPACE ->
          failed(
              Reason.QUOTA_EXCEEDED,
              endpoint,
              "has no space left",
              failure,
              redaction,
              "Raise the maximum size of the database or of its elastic pool, or make space on its"
                  + " disk. If the message names the transaction log, end the transaction or the"
                  + " backup that holds it. Then request a retry.");
      case CONSTRAINT_VIOLATION, INVALID_VALUE, OTHER ->
          failed(
              Reason.INTERNAL_ERROR,
              endpoint,
              "refused a statement",
              failure,
              redaction,
              "Remove the cause that the database's message names. The step is tried again.");
    };
  }

  private static StepResult.Failed failed(
      Reason reason,
      SqlEndpoint endpoint,
      String what,
      SQLException failure,
      UnaryOperator<String> redaction,
      String remedy) {
    String said = failure.getMessage() == null ? "" : ": " + redaction.apply(failure.getMessage());
    return new StepResult.Failed(
        StepResult.failure(
            reason,
            endpoint.toString(),
            code(failure),
            "the " + endpoint + " " + what + said,
            remedy),
        reason != Reason.QUOTA_EXCEEDED,
        null,
        false);
  }

  private static String code(SQLException failure) {
    return failure.getErrorCode() == 0
        ? String.valueOf(failure.getSQLState())
        : Integer.toString(failure.getErrorCode());
  }
}
