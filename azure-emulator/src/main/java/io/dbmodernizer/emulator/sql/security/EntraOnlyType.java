package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Entra-only authentication of a server: operations {@code
 * ServerAzureADOnlyAuthentications_CreateOrUpdate}, {@code _Get}, {@code _Delete} and {@code
 * _ListByServer}. While it is enabled, the databases refuse every login, because the emulator has
 * no Entra logins.
 */
final class EntraOnlyType extends ResourceType {

  private final ResourceDirectory directory;
  private final DatabaseLogins logins;

  EntraOnlyType(ResourceDirectory directory, DatabaseLogins logins) {
    super(
        TypeDeclaration.single(
                "Microsoft.Sql/servers/azureADOnlyAuthentications",
                SqlPaths.SERVER + "/azureADOnlyAuthentications/{authentication}",
                EntraSettings.ONLY)
            .methods(List.of("PUT", "DELETE"))
            .updating(SqlPolling.ENTRA_ONLY)
            .deleting(SqlPolling.ENTRA_ONLY)
            .stateless());
    this.directory = directory;
    this.logins = logins;
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return EntraSettings.switchDocument(false);
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String asked = change.text("/properties/" + EntraSettings.SWITCH);
    if (!"true".equals(asked) && !"false".equals(asked)) {
      throw ArmException.badRequest(
          "InvalidServerAzureADOnlyAuthenticationParameter",
          EntraSettings.SWITCH + " must be true or false, not '" + asked + "'.");
    }
    ResourceId server = SqlPaths.serverOf(change.id());
    if (directory.find(EntraSettings.administratorOf(server)).isEmpty()) {
      throw ArmException.badRequest(
          "InvalidServerAADOnlyAuthNoAADAdminPropertyName",
          "AAD Admin is not configured, AAD Admin must be set before enabling/disabling AAD Only Authentication.");
    }
    return EntraSettings.switchDocument("true".equals(asked));
  }

  @Override
  public void updated(Resource authentication) {
    logins.lock(
        SqlPaths.serverOf(authentication.id()),
        authentication.properties().path(EntraSettings.SWITCH).asBoolean());
  }

  @Override
  public void deleted(Resource authentication) {
    ResourceId server = SqlPaths.serverOf(authentication.id());
    if (directory.find(server).isPresent()) {
      logins.lock(server, false);
    }
  }
}
