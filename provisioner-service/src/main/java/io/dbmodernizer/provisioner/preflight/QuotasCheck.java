package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.PoolObjective;
import io.dbmodernizer.request.ServiceObjective;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whether the subscription has room in the region for what the request adds: a server and its
 * vCores (Microsoft.Sql usages, api-version 2021-11-01) and a storage account (Microsoft.Storage
 * usages, 2023-05-01). What exists already adds nothing.
 */
final class QuotasCheck implements PreflightCheck {
  private static final String SERVERS = "ServerQuota";
  private static final String V_CORES = "RegionalVCoreQuotaForSQLDBAndDW";
  private static final String STORAGE_ACCOUNTS = "StorageAccounts";

  // Azure counts DTUs against the regional quota of vCores: 100 of them, 125 in Premium, as one.
  private static final double DTUS_PER_V_CORE = 100;
  private static final double PREMIUM_DTUS_PER_V_CORE = 125;

  private final ArmRest azure;

  QuotasCheck(ArmRest azure) {
    this.azure = azure;
  }

  @Override
  public String name() {
    return "quotas";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    WantedIds ids = new WantedIds(request);
    String region = request.getTarget().getAzure().getRegion();
    List<PreflightFinding> findings = new ArrayList<>();
    List<JsonNode> ofSql = usages(ids.usages("Microsoft.Sql"), WantedIds.SQL_VERSION);
    boolean newServer = azure.get(ids.server(), WantedIds.SQL_VERSION).isEmpty();
    find(ofSql, SERVERS)
        .ifPresent(
            usage ->
                findings.add(
                    finding(
                        "SQL servers in " + region, usage.path("properties"), newServer ? 1 : 0)));
    boolean newDatabase = newServer || azure.get(ids.database(), WantedIds.SQL_VERSION).isEmpty();
    double vCores = newDatabase ? vCores(request.getTarget().getDatabase()) : 0;
    find(ofSql, V_CORES)
        .ifPresent(
            usage ->
                findings.add(finding("SQL vCores in " + region, usage.path("properties"), vCores)));
    if (!ids.storageName().isEmpty()) {
      boolean newAccount = azure.get(ids.storageAccount(), WantedIds.STORAGE_VERSION).isEmpty();
      find(usages(ids.usages("Microsoft.Storage"), WantedIds.STORAGE_VERSION), STORAGE_ACCOUNTS)
          .ifPresent(
              usage ->
                  findings.add(
                      finding("storage accounts in " + region, usage, newAccount ? 1 : 0)));
    }
    return findings.isEmpty()
        ? List.of(PreflightFinding.unknown("quotas in " + region, "Azure names none", ""))
        : findings;
  }

  private List<JsonNode> usages(String path, String apiVersion) {
    List<JsonNode> usages = new ArrayList<>();
    Optional<ArmResponse> page = azure.get(path, apiVersion);
    while (page.isPresent()) {
      page.get().body().path("value").forEach(usages::add);
      page = azure.next(page.get().body());
    }
    return usages;
  }

  /** Microsoft.Sql writes the name as a text, Microsoft.Storage as an object. */
  private static Optional<JsonNode> find(List<JsonNode> usages, String name) {
    return usages.stream()
        .filter(
            usage ->
                usage.path("name").asString("").equalsIgnoreCase(name)
                    || usage.path("name").path("value").asString("").equalsIgnoreCase(name))
        .findFirst();
  }

  private static PreflightFinding finding(String subject, JsonNode usage, double wanted) {
    double used = usage.path("currentValue").asDouble(0);
    double limit = usage.path("limit").asDouble(0);
    String message =
        "%s of %s in use, %s more wanted".formatted(plain(used), plain(limit), plain(wanted));
    return wanted <= 0 || used + wanted <= limit
        ? PreflightFinding.passed(subject, message)
        : PreflightFinding.failed(
            subject,
            message,
            "Ask for a higher quota, or choose another region or a smaller size.");
  }

  /** What the database adds; nothing in a pool that exists. */
  private static double vCores(DatabaseTarget database) {
    if (!database.getElasticPool().getName().isEmpty()) {
      return PoolObjective.find(database.getElasticPool().getServiceObjective())
          .map(pool -> vCores(pool.capacity(), pool.family() == null, pool.tier()))
          .orElse(0.0);
    }
    double ofOne =
        ServiceObjective.find(database.getServiceObjective())
            .map(size -> vCores(size.capacity(), size.isDtu(), size.tier()))
            .orElse(0.0);
    return ofOne * (1 + database.getHighAvailabilityReplicas());
  }

  private static double vCores(int capacity, boolean dtus, String tier) {
    double perVCore = tier.equals("Premium") ? PREMIUM_DTUS_PER_V_CORE : DTUS_PER_V_CORE;
    return dtus ? Math.ceil(capacity / perVCore) : capacity;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
