package io.dbmodernizer.emulator.sql.server;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.rule.ReservedNames;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.sql.capacity.SqlUsages;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import io.dbmodernizer.emulator.sql.security.DatabaseLogins;
import io.dbmodernizer.emulator.sql.security.EntraSettings;
import io.dbmodernizer.emulator.sql.security.PrivateEndpointType;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQL servers: operations {@code Servers_CreateOrUpdate}, {@code _Get}, {@code _Update}, {@code
 * _Delete} and the lists. A server has a name that is unique in all of Azure and an administrator
 * login. It can be created together with its Microsoft Entra administrator.
 */
public final class ServerType extends ResourceType {

  private static final Set<String> TLS_VERSIONS = Set.of("None", "1.0", "1.1", "1.2", "1.3");
  private static final Set<String> SWITCH = Set.of("Enabled", "Disabled");

  private static final String ADMINISTRATORS = "administrators";

  private final ResourceDirectory directory;
  private final ResourceStore store;
  private final InstantSource clock;
  private final SqlUsages usages;
  private final SqlLogins logins;
  private final ServerNames names;
  private final ServerLogin login;
  private final DatabaseLogins databaseLogins;

  /**
   * Creates the type.
   *
   * @param directory the resources
   * @param store store of the child resources that a server is created with
   * @param clock clock of the creation times
   * @param usages quota of servers
   * @param logins hashed administrator logins
   * @param databaseLogins applies a changed password to the databases
   */
  public ServerType(
      ResourceDirectory directory,
      ResourceStore store,
      InstantSource clock,
      SqlUsages usages,
      SqlLogins logins,
      DatabaseLogins databaseLogins) {
    super(
        TypeDeclaration.of(
                "Microsoft.Sql/servers",
                SqlPaths.SERVER,
                NameRule.of(
                    "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                    "InvalidServerName",
                    "A server's name has 1 to 63 lower-case letters, digits or '-' and neither starts nor"
                        + " ends with '-'."))
            .supporting("$expand")
            .builtByType("/properties/administrators")
            .creating(SqlPolling.SERVER)
            .updating(SqlPolling.SERVER)
            .deleting(SqlPolling.SERVER_DELETION)
            .hiddenWhileCreated());
    this.directory = directory;
    this.store = store;
    this.clock = clock;
    this.usages = usages;
    this.logins = logins;
    this.names = new ServerNames(directory);
    this.login = new ServerLogin(directory, logins);
    this.databaseLogins = databaseLogins;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(change.region(name()));
    ReservedNames.requireAllowed(change.id().name());
    names.requireFree(change.id());
    if (change.existing() == null) {
      usages.requireServer(change.id().subscription(), Json.text(document, "/location", ""));
    }
    String administrator = login.name(change);
    document.put("kind", "v12.0");
    ObjectNode properties = Json.child(document, "properties");
    properties.put("administratorLogin", administrator);
    properties.put("version", version(change));
    properties.put("fullyQualifiedDomainName", change.id().name() + ".database.windows.net");
    properties.put(
        "minimalTlsVersion",
        oneOf(change, "minimalTlsVersion", "1.2", TLS_VERSIONS, "InvalidMinimalTlsVersion"));
    properties.put(
        "publicNetworkAccess",
        oneOf(change, "publicNetworkAccess", "Enabled", SWITCH, "InvalidParameterValue"));
    properties.put(
        "restrictOutboundNetworkAccess",
        oneOf(
            change, "restrictOutboundNetworkAccess", "Disabled", SWITCH, "InvalidParameterValue"));
    if (change.request().bodyOrEmpty().at("/properties/administrators") instanceof ObjectNode asked
        // The Azure CLI always sends the object, empty without an administrator.
        && !asked.isEmpty()
        && change.existing() == null) {
      ObjectNode entra = asked.deepCopy();
      if (!entra.has("administratorType")) {
        // The property is required only in the administrator as a resource of its own.
        entra.put("administratorType", "ActiveDirectory");
      }
      EntraSettings.administrator(entra);
      properties.set(ADMINISTRATORS, entra);
    }
    properties.putArray("privateEndpointConnections");
    login.keepPassword(change, administrator);
    return document;
  }

  private static String version(ResourceChange change) {
    String version = change.text("/properties/version");
    if (version != null && !version.equals("12.0")) {
      throw ArmException.badRequest(
          "RegionDoesNotSupportVersion",
          "Server version '" + version + "' is not supported. Use '12.0'.");
    }
    return "12.0";
  }

  private static String oneOf(
      ResourceChange change, String property, String absent, Set<String> accepted, String code) {
    String value = change.text("/properties/" + property);
    if (value == null) {
      return change.existing("/properties/" + property, absent);
    }
    if (!accepted.contains(value)) {
      throw ArmException.badRequest(
          code, "Invalid value '%s' for '%s'. Accepted: %s.".formatted(value, property, accepted));
    }
    return value;
  }

  @Override
  public void created(Resource server) {
    store.put(MasterDatabase.of(server, clock.instant()));
    if (server.properties().remove(ADMINISTRATORS) instanceof ObjectNode asked) {
      store.put(
          child(
              EntraSettings.administratorOf(server.id()),
              "Microsoft.Sql/servers/administrators",
              Json.object(body -> body.set("properties", EntraSettings.administrator(asked)))));
      if (asked.path(EntraSettings.SWITCH).asBoolean(false)) {
        store.put(
            child(
                EntraSettings.switchOf(server.id()),
                "Microsoft.Sql/servers/azureADOnlyAuthentications",
                EntraSettings.switchDocument(true)));
        logins.lock(server.id().name(), true);
      }
    }
  }

  private static Resource child(ResourceId id, String type, ObjectNode document) {
    ObjectNode body = Json.object();
    body.put("id", id.value()).put("name", id.name()).put("type", type);
    body.setAll(document);
    return new Resource(id, body);
  }

  @Override
  public void updated(Resource server) {
    // Those that an endpoint made while the update ran must not be lost.
    directory
        .find(server.id())
        .ifPresent(
            stored -> {
              PrivateEndpointType.connections(server).removeAll();
              PrivateEndpointType.connections(server)
                  .addAll(PrivateEndpointType.connections(stored));
            });
    databaseLogins.apply(server.id());
  }

  @Override
  public ObjectNode view(Resource server, ArmRequest request) {
    ObjectNode shown = server.body().deepCopy();
    ObjectNode properties = Json.child(shown, "properties");
    properties.remove(ADMINISTRATORS);
    // As in Azure, only $expand=administrators shows the Entra administrator.
    if (request.query("$expand").toLowerCase(Locale.ROOT).startsWith(ADMINISTRATORS)) {
      directory
          .find(EntraSettings.administratorOf(server.id()))
          .ifPresent(
              found ->
                  properties.set(
                      ADMINISTRATORS,
                      found
                          .properties()
                          .deepCopy()
                          .put(
                              EntraSettings.SWITCH, EntraSettings.isOnly(directory, server.id()))));
    }
    return shown;
  }

  @Override
  public void failed(Resource server, Verb verb) {
    if (verb == Verb.CREATE) {
      logins.remove(server.id().name());
    } else {
      // The new password is stored already. Apply it to the databases as well.
      updated(server);
    }
  }

  @Override
  public void deleted(Resource server) {
    PrivateEndpointType.disconnect(directory, server);
    logins.remove(server.id().name());
  }

  @Override
  public void markRunning(ObjectNode document, Verb verb) {
    // In Azure the document of a server does not show a running operation.
  }

  @Override
  public void markIdle(ObjectNode document) {
    Json.child(document, "properties").put("state", "Ready");
  }

  @Override
  public @Nullable ObjectNode acceptedBody(Resource resource) {
    return Json.object(body -> body.put("operation", "UpsertLogicalServer"));
  }

  @Override
  public ArmException conflict(ResourceId id, Verb running) {
    return switch (running) {
      case CREATE, UPDATE ->
          ArmException.conflict(
              "UpsertLogicalServerRequestAlreadyInProgress",
              "An ongoing logical server request is already in progress, please try your request"
                  + " again later.");
      case DELETE ->
          ArmException.conflict(
              "DropLogicalServerAlreadyInProgress",
              "Server '" + id.name() + "' is already being dropped.");
      case ACTION ->
          ArmException.conflict(
              "ConflictingServerOperation",
              "An operation is currently in progress for the server '" + id.name() + "'.");
    };
  }
}
