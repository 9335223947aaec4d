package io.dbmodernizer.emulator.arm.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many resources of a kind a subscription may have in a region. The limits are Azure's usual
 * ones; a test lowers one to see what happens beyond it.
 */
public final class Quotas {

  /** SQL servers. */
  public static final String SQL_SERVERS = "ServerQuota";

  /** vCores of databases and elastic pools. */
  public static final String SQL_VCORES = "RegionalVCoreQuotaForSQLDBAndDW";

  /** Storage accounts. */
  public static final String STORAGE_ACCOUNTS = "StorageAccounts";

  private static final Map<String, Integer> USUAL =
      Map.of(SQL_SERVERS, 250, SQL_VCORES, 3000, STORAGE_ACCOUNTS, 250);

  private final Map<String, Integer> changed = new ConcurrentHashMap<>();

  /** Returns the limit of a quota in every region. */
  public int limit(String quota) {
    return changed.getOrDefault(quota, USUAL.getOrDefault(quota, Integer.MAX_VALUE));
  }

  /** Sets the limit of a quota in every region. What exists already stays. */
  public void limit(String quota, int limit) {
    changed.put(quota, limit);
  }

  /** Returns to the usual limits. */
  public void reset() {
    changed.clear();
  }
}
