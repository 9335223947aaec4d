package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.ArmResponse;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Route;
import io.dbmodernizer.emulator.database.DatabaseServer;
import java.time.InstantSource;
import java.util.List;

/** SQL servers and databases. */
public final class SqlProvider implements Provider {

  private final ResourceDirectory directory;
  private final List<ResourceType> types;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param store where the administrators' hashed passwords are kept
   * @param clock the emulator's time
   * @param databases the databases behind the resources
   */
  public SqlProvider(
      ResourceDirectory directory,
      ResourceStore store,
      InstantSource clock,
      DatabaseServer databases) {
    this.directory = directory;
    SqlLogins logins = new SqlLogins(store);
    this.types =
        List.of(
            new ServerType(directory, logins, databases),
            new DatabaseType(directory, clock, logins, databases),
            new FirewallRuleType(),
            new ShortTermRetentionType(directory),
            new LongTermRetentionType(directory));
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
        SqlPolling.SHORT_TERM_RETENTION,
        SqlPolling.LONG_TERM_RETENTION);
  }

  @Override
  public List<Route> actions() {
    return List.of(
        Route.of(
            "POST",
            "/subscriptions/{subscription}/providers/Microsoft.Sql/checkNameAvailability",
            this::checkNameAvailability));
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
