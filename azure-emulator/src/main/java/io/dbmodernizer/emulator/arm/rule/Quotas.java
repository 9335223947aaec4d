package io.dbmodernizer.emulator.arm.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quotas of a subscription in one region. The defaults are Azure's usual limits. A test lowers
 * one to reach it. Safe for use by several threads.
 */
public final class Quotas {

  /** The quota of SQL servers, 250 by default. */
  public static final String SQL_SERVERS = "ServerQuota";

  /** The quota of vCores in databases and elastic pools, 3000 by default. */
  public static final String SQL_VCORES = "RegionalVCoreQuotaForSQLDBAndDW";

  /** The quota of storage accounts, 250 by default. */
  public static final String STORAGE_ACCOUNTS = "StorageAccounts";

  private static final Map<String, Integer> USUAL =
      Map.of(SQL_SERVERS, 250, SQL_VCORES, 3000, STORAGE_ACCOUNTS, 250);

  private final Map<String, Integer> changed = new ConcurrentHashMap<>();

  /** Returns the limit of a quota in every region. */
  public int limit(String quota) {
    return changed.getOrDefault(quota, USUAL.getOrDefault(quota, Integer.MAX_VALUE));
  }

  /** Sets the limit of a quota in every region. Existing resources stay. */
  public void limit(String quota, int limit) {
    changed.put(quota, limit);
  }

  /** Sets all limits back to their defaults. */
  public void reset() {
    changed.clear();
  }
}
