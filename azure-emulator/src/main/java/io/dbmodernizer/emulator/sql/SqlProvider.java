package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.ArmResponse;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.PathPattern;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.Quotas;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Route;
import io.dbmodernizer.emulator.arm.Timers;
import io.dbmodernizer.emulator.database.DatabaseServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** SQL servers, their administrators and their security, elastic pools and databases. */
public final class SqlProvider implements Provider {

  private static final PathPattern POOL = PathPattern.of(ElasticPoolType.PATTERN);

  private final ResourceDirectory directory;
  private final SqlUsages usages;
  private final RecoverableDatabases recoverable;
  private final LongTermBackupRoutes longTerm;
  private final List<ResourceType> types;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param store where the administrators' hashed passwords are kept
   * @param clock the emulator's time
   * @param timers when backups are made and expire
   * @param databases the databases behind the resources
   * @param quotas how much a subscription may have
   * @param defenderPlan whether a subscription has the Defender plan for SQL servers
   */
  public SqlProvider(
      ResourceDirectory directory,
      ResourceStore store,
      InstantSource clock,
      Timers timers,
      DatabaseServer databases,
      Quotas quotas,
      Predicate<String> defenderPlan) {
    this.directory = directory;
    this.usages = new SqlUsages(directory, quotas);
    SqlLogins logins = new SqlLogins(store);
    LoginRollout rollout = new LoginRollout(directory, logins, databases);
    RetentionDays retention = new RetentionDays(store, clock);
    DroppedDatabaseType dropped = new DroppedDatabaseType(directory, store, timers, databases);
    this.recoverable = new RecoverableDatabases(directory, clock);
    LongTermBackups backups = new LongTermBackups(directory, store, timers, databases);
    this.longTerm = new LongTermBackupRoutes(backups, directory);
    List<CreateMode> restores =
        RestoreMode.all(
            new RestoreFinder(directory, clock, retention, dropped, recoverable, backups),
            directory,
            logins,
            databases);
    this.types =
        List.of(
            new ServerType(directory, store, clock, usages, logins, rollout),
            new AdministratorType(directory),
            new EntraOnlyType(directory, rollout),
            new ThreatProtectionType(clock),
            new VulnerabilityAssessmentType(directory, defenderPlan),
            new FirewallRuleType(directory),
            new ElasticPoolType(directory, clock, usages),
            new DatabaseType(
                clock, directory, usages, logins, databases, retention, dropped, restores),
            new ShortTermRetentionType(directory, retention),
            new LongTermRetentionType(directory, backups),
            dropped);
  }

  @Override
  public List<ResourceType> types() {
    return types;
  }

  @Override
  public List<Polling> pollings() {
    return List.of(
        SqlPolling.SERVER,
        SqlPolling.SERVER_DELETION,
        SqlPolling.DATABASE_CREATION,
        SqlPolling.DATABASE_UPDATE,
        SqlPolling.DATABASE_DELETION,
        SqlPolling.POOL,
        SqlPolling.ADMINISTRATOR,
        SqlPolling.ENTRA_ONLY,
        SqlPolling.THREAT_PROTECTION,
        SqlPolling.SHORT_TERM_RETENTION,
        SqlPolling.LONG_TERM_RETENTION);
  }

  @Override
  public List<Route> actions() {
    List<Route> actions = new ArrayList<>();
    actions.add(
        Route.of(
            "POST",
            "/subscriptions/{subscription}/providers/Microsoft.Sql/checkNameAvailability",
            this::checkNameAvailability));
    actions.add(Route.of("GET", ElasticPoolType.PATTERN + "/databases", this::databasesOfPool));
    actions.addAll(new ReplicationLinks(directory).routes());
    actions.addAll(usages.routes());
    actions.addAll(new Capabilities().routes());
    actions.addAll(recoverable.routes());
    actions.addAll(longTerm.routes());
    return actions;
  }

  @Override
  public List<Route> ownActions() {
    return longTerm.ownRoutes();
  }

  private ArmResponse databasesOfPool(ArmRequest request) {
    ResourceId pool = new ResourceId(POOL.fill(request.parameters()));
    if (directory.find(pool).isEmpty()) {
      throw ArmException.notFound(
          "ElasticPoolNotFound", "The elastic pool '" + pool.name() + "' was not found.");
    }
    return ArmResponse.list(
        PoolMembers.of(pool, directory).stream()
            .map(database -> DatabaseOrigin.withoutNote(database.body()))
            .toList());
  }

  private ArmResponse checkNameAvailability(ArmRequest request) {
    String name = Json.text(request.requiredBody(), "/name", "");
    boolean taken =
        directory.takenIds("microsoft.sql/servers").stream()
            .anyMatch(id -> id.name().equalsIgnoreCase(name));
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("name", name).put("available", !taken);
              if (taken) {
                body.put("reason", "AlreadyExists");
                body.put("message", "Specified server name is already used.");
              }
            }));
  }
}
