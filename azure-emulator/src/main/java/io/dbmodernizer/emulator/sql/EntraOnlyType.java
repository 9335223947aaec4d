package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a server lets in Microsoft Entra logins only. While it does, its databases let in nobody:
 * the emulator has no Entra logins.
 */
final class EntraOnlyType extends StatelessResourceType {

  static final String NAME = "Default";

  private static final String SWITCH = "azureADOnlyAuthentication";

  private final ResourceDirectory directory;
  private final LoginRollout logins;

  EntraOnlyType(ResourceDirectory directory, LoginRollout logins) {
    super(
        "Microsoft.Sql/servers/azureADOnlyAuthentications",
        ServerType.PATTERN + "/azureADOnlyAuthentications/{authentication}",
        NameRule.only(NAME));
    this.directory = directory;
    this.logins = logins;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT", "DELETE");
  }

  @Override
  public Polling update(String apiVersion) {
    return SqlPolling.ENTRA_ONLY;
  }

  @Override
  public Polling deletion(String apiVersion) {
    return SqlPolling.ENTRA_ONLY;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public String implicitName() {
    return NAME;
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document(false);
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String asked = change.text("/properties/" + SWITCH);
    if (!"true".equals(asked) && !"false".equals(asked)) {
      throw ArmException.badRequest(
          "InvalidServerAzureADOnlyAuthenticationParameter",
          SWITCH + " must be true or false, not '" + asked + "'.");
    }
    ResourceId server = DatabaseType.serverOf(change.id());
    if (directory.find(AdministratorType.idOn(server)).isEmpty()) {
      throw ArmException.badRequest(
          "InvalidServerAADOnlyAuthNoAADAdminPropertyName",
          "AAD Admin is not configured, AAD Admin must be set before enabling/disabling AAD Only Authentication.");
    }
    return document("true".equals(asked));
  }

  @Override
  public void updated(Resource authentication) {
    logins.lock(
        DatabaseType.serverOf(authentication.id()),
        authentication.properties().path(SWITCH).asBoolean());
  }

  @Override
  public void deleted(Resource authentication) {
    ResourceId server = DatabaseType.serverOf(authentication.id());
    if (directory.find(server).isPresent()) {
      logins.lock(server, false);
    }
  }

  /** Returns whether a server lets in Entra logins only. */
  static boolean isOn(ResourceDirectory directory, ResourceId server) {
    return directory
        .find(server.child("azureADOnlyAuthentications", NAME))
        .map(found -> found.properties().path(SWITCH).asBoolean())
        .orElse(false);
  }

  static ObjectNode document(boolean on) {
    return Json.object(document -> document.putObject("properties").put(SWITCH, on));
  }
}
