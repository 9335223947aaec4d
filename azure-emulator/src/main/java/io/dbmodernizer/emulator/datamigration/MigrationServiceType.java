package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQL migration services: operations {@code SqlMigrationServices_CreateOrUpdate}, {@code _Get},
 * {@code _Update}, {@code _Delete} and the lists. A service can run migrations after a node has
 * registered with its integration runtime.
 */
final class MigrationServiceType extends ResourceType {

  static final Polling CREATION = Polling.provisioningState(Duration.ofSeconds(40));
  static final Polling DELETION =
      Polling.asyncOperation(
          Duration.ofSeconds(30),
          "/subscriptions/{subscription}/providers/Microsoft.DataMigration/locations/{location}/operationStatuses/{operation}");

  private static final Duration INSTALLATION = Duration.ofSeconds(60);

  private final ResourceDirectory directory;
  private final IntegrationRuntimes runtimes;
  private final Timers timers;
  private final Pace pace;
  private final boolean autoRegister;

  MigrationServiceType(
      ResourceDirectory directory,
      IntegrationRuntimes runtimes,
      Timers timers,
      Pace pace,
      boolean autoRegister) {
    super(
        TypeDeclaration.of(
                "Microsoft.DataMigration/sqlMigrationServices",
                MigrationPaths.SERVICE,
                NameRule.of(
                    "[A-Za-z0-9][A-Za-z0-9_.-]{1,62}",
                    "ServiceNameInvalid",
                    "A migration service's name has 2 to 63 letters, digits, '-', '_' or '.' and starts with a letter or digit."))
            .creating(CREATION)
            .updating(CREATION)
            .deleting(DELETION));
    this.directory = directory;
    this.runtimes = runtimes;
    this.timers = timers;
    this.pace = pace;
    this.autoRegister = autoRegister;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    return change.document(change.region(name()));
  }

  @Override
  public void completed(Resource service) {
    if (autoRegister && !runtimes.online(service.id())) {
      timers.at(
          timers.now().plus(pace.scale(INSTALLATION)),
          () -> {
            if (directory.find(service.id()).isPresent()) {
              runtimes.register(service.id(), "emulated-node");
            }
          });
    }
  }

  @Override
  public void checkDelete(Resource service, ArmRequest request) {
    List<String> running =
        migrations(service.id()).stream()
            .filter(MigrationStatus::isActive)
            .map(migration -> migration.id().name())
            .toList();
    if (!running.isEmpty()) {
      throw ArmException.badRequest(
          "DeleteServiceNotAllowed",
          "One or more migrations attached to the migration service '%s' are currently running. Cancel them or wait until they have ended, then delete the service. Running migrations are: '%s'"
              .formatted(service.id().name(), String.join(", ", running)));
    }
  }

  @Override
  public void deleted(Resource service) {
    runtimes.removeAll(service.id());
  }

  @Override
  public ObjectNode view(Resource service, ArmRequest request) {
    service.properties().put("integrationRuntimeState", runtimes.state(service.id()));
    return service.body();
  }

  /** Returns the migrations that use a service. */
  List<Resource> migrations(ResourceId service) {
    return directory.ofType(MigrationPaths.MIGRATION_TYPE).stream()
        .filter(
            migration ->
                service
                    .value()
                    .equalsIgnoreCase(
                        Json.text(migration.body(), "/properties/migrationService", "")))
        .toList();
  }
}
