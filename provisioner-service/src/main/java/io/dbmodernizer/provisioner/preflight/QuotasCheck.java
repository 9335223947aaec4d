package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.storage.StorageAccount;
import io.dbmodernizer.request.PoolObjective;
import io.dbmodernizer.request.ServiceObjective;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The check that the quotas of the subscription in the region suffice for the request: a server and
 * its vCores (Microsoft.Sql usages) and a storage account (Microsoft.Storage usages). Existing
 * resources add nothing.
 */
final class QuotasCheck implements PreflightCheck {
  private static final String SERVERS = "ServerQuota";
  private static final String V_CORES = "RegionalVCoreQuotaForSQLDBAndDW";
  private static final String STORAGE_ACCOUNTS = "StorageAccounts";

  // Azure counts 100 DTU, in Premium 125, as one vCore of the regional quota.
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
    TargetScope scope = TargetScope.of(request);
    String region = scope.region();
    List<PreflightFinding> findings = new ArrayList<>();
    List<JsonNode> ofSql = usages(scope, ArmTypes.SQL_SERVER);
    boolean newServer = isMissing(scope.serverId(), ArmTypes.SQL_SERVER);
    find(ofSql, SERVERS)
        .ifPresent(
            usage ->
                findings.add(
                    finding(
                        "SQL servers in " + region, usage.path("properties"), newServer ? 1 : 0)));
    boolean newDatabase = newServer || isMissing(scope.databaseId(), ArmTypes.SQL_DATABASE);
    double vCores = newDatabase ? vCores(request.getTarget().getDatabase()) : 0;
    find(ofSql, V_CORES)
        .ifPresent(
            usage ->
                findings.add(finding("SQL vCores in " + region, usage.path("properties"), vCores)));
    if (!request.getTarget().getStorage().getAccountName().isEmpty()) {
      boolean newAccount = isMissing(StorageAccount.id(request), ArmTypes.STORAGE_ACCOUNT);
      find(usages(scope, ArmTypes.STORAGE_ACCOUNT), STORAGE_ACCOUNTS)
          .ifPresent(
              usage ->
                  findings.add(
                      finding("storage accounts in " + region, usage, newAccount ? 1 : 0)));
    }
    return findings.isEmpty()
        ? List.of(PreflightFinding.unknown("quotas in " + region, "Azure names none", ""))
        : findings;
  }

  private boolean isMissing(ResourceId id, ArmType type) {
    return azure.get(id.toString(), type.apiVersion()).isEmpty();
  }

  /** Reads the quotas of the provider of a type in the region of the request, page by page. */
  private List<JsonNode> usages(TargetScope scope, ArmType type) {
    ResourceId path =
        scope
            .subscriptionId()
            .provider(type.namespace())
            .child("locations", scope.region())
            .with("usages");
    List<JsonNode> usages = new ArrayList<>();
    Optional<ArmResponse> page = azure.get(path.toString(), type.apiVersion());
    while (page.isPresent()) {
      page.get().body().path("value").forEach(usages::add);
      page = azure.next(page.get().body());
    }
    return usages;
  }

  /** Finds a quota. Microsoft.Sql writes its name as a text, Microsoft.Storage as an object. */
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

  /** Returns the vCores that the database adds; 0 in a pool that exists. */
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

  /**
   * Returns the vCores of one size.
   *
   * @param capacity DTU or vCores
   * @param dtus true if the capacity is in DTU
   * @param tier name of the tier, such as {@code Premium}
   */
  private static double vCores(int capacity, boolean dtus, String tier) {
    double perVCore = tier.equals("Premium") ? PREMIUM_DTUS_PER_V_CORE : DTUS_PER_V_CORE;
    return dtus ? Math.ceil(capacity / perVCore) : capacity;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
