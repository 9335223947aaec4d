package io.dbmodernizer.datamover.dialect;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meanings of SQL Server's error numbers.
 *
 * <p>Sources: {@code sys.messages}, and for Azure SQL Database the tables of transient faults, of
 * resource governance and of elastic pools in <a
 * href="https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues">Microsoft's
 * documentation</a>. A database that moves to other hardware (40197, 40613) is transient and not
 * throttled: the load is not the cause.
 */
final class SqlServerErrors {

  private static final Map<Integer, SqlFailureKind> KINDS = kinds();

  private SqlServerErrors() {}

  /** Returns the meaning of a number, or null if it has none here. */
  static @Nullable SqlFailureKind kind(int number) {
    return KINDS.get(number);
  }

  private static Map<Integer, SqlFailureKind> kinds() {
    Map<Integer, SqlFailureKind> kinds = new HashMap<>();
    add(kinds, SqlFailureKind.LOGIN_FAILED, 18456, 18452, 18486, 18487, 18488, 40615);
    add(kinds, SqlFailureKind.DATABASE_NOT_FOUND, 4060, 911);
    add(kinds, SqlFailureKind.UNREACHABLE, 40532);
    add(kinds, SqlFailureKind.PERMISSION_DENIED, 229, 230, 262, 297, 300, 916, 1088);
    add(kinds, SqlFailureKind.DEADLOCK_OR_TRANSIENT, 1205, 1222, 3960);
    // Failover and reconfiguration.
    add(kinds, SqlFailureKind.DEADLOCK_OR_TRANSIENT, 596, 615, 926, 4221, 6005);
    add(kinds, SqlFailureKind.DEADLOCK_OR_TRANSIENT, 40020, 40143, 40166, 40197, 40540, 40613);
    add(kinds, SqlFailureKind.DEADLOCK_OR_TRANSIENT, 42108, 42109);
    // Conflicts of memory-optimized tables.
    add(kinds, SqlFailureKind.DEADLOCK_OR_TRANSIENT, 41301, 41302, 41305, 41325, 41839);
    // Locks and memory.
    add(kinds, SqlFailureKind.THROTTLED, 701, 802, 1204, 8628, 8645, 8651);
    // Workers and sessions of a database or a pool; requests of a subscription.
    add(kinds, SqlFailureKind.THROTTLED, 10928, 10929, 10936, 40501, 49918, 49919, 49920);
    // A session ended for a long transaction, its locks, tempdb, log space or memory.
    add(kinds, SqlFailureKind.THROTTLED, 40549, 40550, 40551, 40552, 40553);
    add(kinds, SqlFailureKind.OUT_OF_SPACE, 1101, 1105, 1132, 9002, 40544, 41823, 41840);
    add(kinds, SqlFailureKind.CONSTRAINT_VIOLATION, 515, 547, 2601, 2627);
    add(kinds, SqlFailureKind.INVALID_VALUE, 220, 232, 241, 242, 244, 245, 248, 293, 295, 296, 517);
    add(kinds, SqlFailureKind.INVALID_VALUE, 2628, 8114, 8115, 8152, 8169);
    // The value of a parameter is no value of its type.
    add(kinds, SqlFailureKind.INVALID_VALUE, 8016, 8023);
    // Bulk load.
    add(kinds, SqlFailureKind.INVALID_VALUE, 4815, 4863, 4864, 4867);
    // Types of the CLR, and XML against its schema collection.
    add(kinds, SqlFailureKind.INVALID_VALUE, 6522, 6905, 6908, 6909, 6913, 6926, 9400, 9402, 9420);
    return Collections.unmodifiableMap(kinds);
  }

  private static void add(Map<Integer, SqlFailureKind> kinds, SqlFailureKind kind, int... numbers) {
    for (int number : numbers) {
      if (kinds.put(number, kind) != null) {
        throw new IllegalStateException("error " + number + " has two kinds");
      }
    }
  }
}
