package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.ReservedNames;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Verb;
import io.dbmodernizer.emulator.database.SqlLogin;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** SQL servers: globally unique names, an administrator login, no data of their own. */
final class ServerType extends ResourceType {
  private static final Set<String> JUDGED = Set.of("/properties/administrators");

  static final String PATTERN = GROUP + "/providers/Microsoft.Sql/servers/{server}";

  private static final Set<String> TLS_VERSIONS = Set.of("None", "1.0", "1.1", "1.2", "1.3");
  private static final Set<String> SWITCH = Set.of("Enabled", "Disabled");

  private static final String ADMINISTRATORS = "administrators";
  private static final String ENTRA_ONLY = "/properties/administrators/azureADOnlyAuthentication";

  private final ResourceDirectory directory;
  private final ResourceStore store;
  private final InstantSource clock;
  private final SqlUsages usages;
  private final SqlLogins logins;
  private final LoginRollout rollout;

  ServerType(
      ResourceDirectory directory,
      ResourceStore store,
      InstantSource clock,
      SqlUsages usages,
      SqlLogins logins,
      LoginRollout rollout) {
    super(
        "Microsoft.Sql/servers",
        PATTERN,
        NameRule.of(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            "InvalidServerName",
            "A server's name has 1 to 63 lower-case letters, digits or '-' and neither starts nor"
                + " ends with '-'."));
    this.directory = directory;
    this.store = store;
    this.clock = clock;
    this.usages = usages;
    this.logins = logins;
    this.rollout = rollout;
  }

  @Override
  public Set<String> judged() {
    return JUDGED;
  }

  @Override
  public Set<String> queryParameters() {
    return Set.of("$expand");
  }

  @Override
  public Polling creation(String apiVersion) {
    return SqlPolling.SERVER;
  }

  @Override
  public Polling update(String apiVersion) {
    return SqlPolling.SERVER;
  }

  @Override
  public Polling deletion(String apiVersion) {
    return SqlPolling.SERVER_DELETION;
  }

  @Override
  public boolean visibleWhileCreated() {
    return false;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(change.region(name()));
    ReservedNames.refuse(change.id().name());
    requireFreeName(change.id());
    if (change.existing() == null) {
      usages.requireServer(change.id().subscription(), Json.text(document, "/location", ""));
    }
    String login = login(change);
    document.put("kind", "v12.0");
    ObjectNode properties = Json.child(document, "properties");
    properties.put("administratorLogin", login);
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
        // Azure's command line always sends the object, empty if there is no administrator.
        && !asked.isEmpty()
        && change.existing() == null) {
      ObjectNode administrator = asked.deepCopy();
      if (!administrator.has("administratorType")) {
        // Only the administrator as a resource of its own has to say it.
        administrator.put("administratorType", "ActiveDirectory");
      }
      AdministratorType.properties(administrator);
      properties.set(ADMINISTRATORS, administrator);
    }
    properties.putArray("privateEndpointConnections");
    rememberPassword(change, login);
    return document;
  }

  private void requireFreeName(ResourceId id) {
    boolean taken =
        directory.takenIds(key()).stream()
            .anyMatch(other -> other.name().equalsIgnoreCase(id.name()) && !other.sameAs(id));
    if (taken) {
      throw ArmException.badRequest(
          "NameAlreadyExists",
          "The name '%s' already exists. Choose a different name: a server's name is unique in all of Azure."
              .formatted(id.name()));
    }
  }

  private static String login(ResourceChange change) {
    String asked = change.text("/properties/administratorLogin");
    String current = change.existing("/properties/administratorLogin", "");
    if (current.isEmpty()) {
      boolean entraOnly = "true".equals(change.text(ENTRA_ONLY));
      return asked == null && entraOnly
          ? "CloudSA" + UUID.randomUUID().toString().substring(0, 8)
          : AdministratorRules.requireLogin(asked);
    }
    if (asked != null && !asked.equals(current)) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "The administrator login of a server cannot be changed: it is '" + current + "'.");
    }
    return current;
  }

  private void rememberPassword(ResourceChange change, String login) {
    String password = change.text("/properties/administratorLoginPassword");
    boolean entraOnly = "true".equals(change.text(ENTRA_ONLY));
    if (password == null && entraOnly) {
      password = "Aa1" + UUID.randomUUID();
    }
    if (password != null
        && change.existing() != null
        && EntraOnlyType.isOn(directory, change.id())) {
      throw ArmException.badRequest(
          "AadOnlyAuthenticationIsEnabled",
          "Azure Active Directory Only Authentication is enabled. Please contact your system"
              + " administrator.");
    }
    if (password != null || change.existing() == null) {
      AdministratorRules.requirePassword(password, login);
    }
    if (password != null) {
      logins.put(change.id().name(), SqlLogin.of(login, password));
    }
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
              AdministratorType.idOn(server.id()),
              "Microsoft.Sql/servers/administrators",
              Json.object(body -> body.set("properties", AdministratorType.properties(asked)))));
      if (asked.path("azureADOnlyAuthentication").asBoolean(false)) {
        store.put(
            child(
                server.id().child("azureADOnlyAuthentications", EntraOnlyType.NAME),
                "Microsoft.Sql/servers/azureADOnlyAuthentications",
                EntraOnlyType.document(true)));
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
    rollout.apply(server.id());
  }

  @Override
  public ObjectNode view(Resource server, ArmRequest request) {
    ObjectNode shown = server.body().deepCopy();
    ObjectNode properties = Json.child(shown, "properties");
    properties.remove(ADMINISTRATORS);
    // Azure shows the Entra administrator to those who ask for it only.
    if (request.query("$expand").toLowerCase(Locale.ROOT).startsWith(ADMINISTRATORS)) {
      directory
          .find(AdministratorType.idOn(server.id()))
          .ifPresent(
              found ->
                  properties.set(
                      ADMINISTRATORS,
                      found
                          .properties()
                          .deepCopy()
                          .put(
                              "azureADOnlyAuthentication",
                              EntraOnlyType.isOn(directory, server.id()))));
    }
    return shown;
  }

  @Override
  public void failed(Resource server, Verb verb) {
    if (verb == Verb.CREATE) {
      logins.remove(server.id().name());
    } else {
      // The new password counts already; the databases must not be left with the old one.
      updated(server);
    }
  }

  @Override
  public void deleted(Resource server) {
    logins.remove(server.id().name());
  }

  @Override
  public void markRunning(ObjectNode document, Verb verb) {
    // Azure shows no sign of a running operation on a server.
  }

  @Override
  public void markSettled(ObjectNode document) {
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
