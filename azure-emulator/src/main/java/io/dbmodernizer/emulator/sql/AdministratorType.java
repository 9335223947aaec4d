package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The Microsoft Entra administrator of a server. */
final class AdministratorType extends StatelessResourceType {

  static final String NAME = "ActiveDirectory";

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private final ResourceDirectory directory;

  AdministratorType(ResourceDirectory directory) {
    super(
        "Microsoft.Sql/servers/administrators",
        ServerType.PATTERN + "/administrators/{administrator}",
        NameRule.only(NAME));
    this.directory = directory;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT", "DELETE");
  }

  @Override
  public Polling creation(String apiVersion) {
    return SqlPolling.ADMINISTRATOR;
  }

  @Override
  public Polling update(String apiVersion) {
    return SqlPolling.ADMINISTRATOR;
  }

  @Override
  public Polling deletion(String apiVersion) {
    return SqlPolling.ADMINISTRATOR;
  }

  @Override
  public boolean visibleWhileCreated() {
    return false;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(null);
    document.set(
        "properties",
        properties(change.body().path("properties") instanceof ObjectNode p ? p : Json.object()));
    return document;
  }

  /**
   * Judges an administrator and returns what is kept of it.
   *
   * @throws ArmException 400 for every refusal
   */
  static ObjectNode properties(ObjectNode asked) {
    if (!NAME.equals(Json.text(asked, "/administratorType"))) {
      throw ArmException.badRequest(
          "InvalidServerAdministratorTypePropertyName",
          "Server active directory administrator type should be ActiveDirectory.");
    }
    String login = Json.text(asked, "/login", "");
    if (login.isBlank()) {
      throw ArmException.badRequest(
          "InvalidExternalAdministratorLogin",
          "Invalid or missing external administrator login name.");
    }
    String sid = requireUuid(Json.text(asked, "/sid"), "Sid", "object id");
    String tenant = Json.text(asked, "/tenantId");
    if (tenant != null) {
      requireUuid(tenant, "TenantId", "tenant id");
    }
    return Json.object(
        kept -> {
          kept.put("administratorType", NAME).put("login", login).put("sid", sid);
          kept.put("tenantId", tenant == null ? "00000000-0000-0000-0000-000000000000" : tenant);
        });
  }

  private static String requireUuid(@Nullable String text, String what, String words) {
    if (text == null || !UUID.matcher(text).matches()) {
      throw ArmException.badRequest(
          "InvalidExternalAdministrator" + what,
          "Invalid or missing external administrator " + words + ".");
    }
    return text;
  }

  @Override
  public void checkDelete(Resource administrator, ArmRequest request) {
    if (EntraOnlyType.isOn(directory, DatabaseType.serverOf(administrator.id()))) {
      throw ArmException.badRequest(
          "InvalidServerAzureADAdminDeleteOperation",
          "The administrator cannot be deleted while AzureADOnlyAuthentication is set; use the azureADOnlyAuthentications API first.");
    }
  }

  @Override
  public ObjectNode view(Resource administrator, ArmRequest request) {
    ObjectNode shown = administrator.body().deepCopy();
    Json.child(shown, "properties")
        .put(
            "azureADOnlyAuthentication",
            EntraOnlyType.isOn(directory, DatabaseType.serverOf(administrator.id())));
    return shown;
  }

  /** Returns the id of a server's administrator. */
  static ResourceId idOn(ResourceId server) {
    return server.child("administrators", NAME);
  }
}
