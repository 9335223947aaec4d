package io.dbmodernizer.datamover.dialect;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies SQL errors, including those of connecting.
 *
 * <p>Sources: H2's {@code org.h2.api.ErrorCode}; {@link SqlServerErrors}; the SQLState classes of
 * the SQL standard.
 */
public final class SqlFailures {

  private static final Map<Integer, SqlFailureKind> H2 =
      Map.ofEntries(
          Map.entry(28000, SqlFailureKind.LOGIN_FAILED),
          Map.entry(90013, SqlFailureKind.DATABASE_NOT_FOUND),
          Map.entry(90146, SqlFailureKind.DATABASE_NOT_FOUND),
          Map.entry(90149, SqlFailureKind.DATABASE_NOT_FOUND),
          Map.entry(90067, SqlFailureKind.UNREACHABLE),
          Map.entry(90098, SqlFailureKind.UNREACHABLE),
          Map.entry(90121, SqlFailureKind.UNREACHABLE),
          Map.entry(90040, SqlFailureKind.PERMISSION_DENIED),
          Map.entry(90096, SqlFailureKind.PERMISSION_DENIED),
          Map.entry(40001, SqlFailureKind.DEADLOCK_OR_TRANSIENT),
          Map.entry(50200, SqlFailureKind.DEADLOCK_OR_TRANSIENT),
          Map.entry(90131, SqlFailureKind.DEADLOCK_OR_TRANSIENT));

  /**
   * H2's storage reports a full disk to the session that writes as a general error, and closes the
   * database. The other sessions find it closed for this cause. Over TCP only texts arrive.
   */
  private static final Set<Integer> H2_FULL = Set.of(50000, 90098);

  private static final String H2_CANNOT_WRITE = "MVStoreException: Writing to ";

  private SqlFailures() {}

  /**
   * Classifies an error by itself, its causes and its chained errors. The first known meaning
   * counts.
   *
   * @return the kind, {@link SqlFailureKind#OTHER} if no meaning is known
   */
  public static SqlFailureKind classify(SQLException failure) {
    SqlFailureKind kind = SqlFailureKind.OTHER;
    for (SQLException e = failure;
        e != null && kind == SqlFailureKind.OTHER;
        e = e.getNextException()) {
      for (Throwable t = e; t != null && kind == SqlFailureKind.OTHER; t = t.getCause()) {
        kind = one(t);
      }
    }
    return kind;
  }

  private static SqlFailureKind one(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return sql.getClass().getName().startsWith("org.h2.") ? h2(sql) : sqlServer(sql);
    }
    return failure instanceof UnknownHostException
            || failure instanceof ConnectException
            || failure instanceof SocketTimeoutException
            || failure instanceof SocketException
            || failure instanceof EOFException
        ? SqlFailureKind.UNREACHABLE
        : SqlFailureKind.OTHER;
  }

  private static SqlFailureKind h2(SQLException failure) {
    if (H2_FULL.contains(failure.getErrorCode()) && cannotWrite(failure)) {
      return SqlFailureKind.OUT_OF_SPACE;
    }
    SqlFailureKind kind = H2.get(failure.getErrorCode());
    return kind != null ? kind : byState(failure.getSQLState());
  }

  /** Looks for the text in the error and its causes, which an error of a remote server prints. */
  private static boolean cannotWrite(SQLException failure) {
    boolean found = false;
    for (Throwable t = failure; t != null && !found; t = t.getCause()) {
      found = t.toString().contains(H2_CANNOT_WRITE);
    }
    return found;
  }

  private static SqlFailureKind sqlServer(SQLException failure) {
    SqlFailureKind kind = SqlServerErrors.kind(failure.getErrorCode());
    if (kind != null) {
      return kind;
    }
    // The driver reports its own connection failures with error code 0. Only their texts differ.
    String message =
        failure.getMessage() == null ? "" : failure.getMessage().toLowerCase(Locale.ROOT);
    if (message.contains("login failed") || message.contains("aadsts")) {
      return SqlFailureKind.LOGIN_FAILED;
    }
    return byState(failure.getSQLState());
  }

  private static SqlFailureKind byState(@Nullable String state) {
    if (state == null || state.length() < 2) {
      return SqlFailureKind.OTHER;
    }
    return switch (state.substring(0, 2)) {
      case "08" -> SqlFailureKind.UNREACHABLE;
      case "28" -> SqlFailureKind.LOGIN_FAILED;
      case "22" -> SqlFailureKind.INVALID_VALUE;
      case "23" -> SqlFailureKind.CONSTRAINT_VIOLATION;
      case "40" -> SqlFailureKind.DEADLOCK_OR_TRANSIENT;
      default -> SqlFailureKind.OTHER;
    };
  }
}
