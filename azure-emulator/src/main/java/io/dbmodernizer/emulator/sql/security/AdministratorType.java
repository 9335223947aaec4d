package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Microsoft Entra administrator of a server: operations {@code
 * ServerAzureADAdministrators_CreateOrUpdate}, {@code _Get}, {@code _Delete} and {@code
 * _ListByServer}.
 */
final class AdministratorType extends ResourceType {

  private final ResourceDirectory directory;

  AdministratorType(ResourceDirectory directory) {
    super(
        TypeDeclaration.of(
                "Microsoft.Sql/servers/administrators",
                SqlPaths.SERVER + "/administrators/{administrator}",
                NameRule.only(EntraSettings.ADMINISTRATOR))
            .methods(List.of("PUT", "DELETE"))
            .creating(SqlPolling.ADMINISTRATOR)
            .updating(SqlPolling.ADMINISTRATOR)
            .deleting(SqlPolling.ADMINISTRATOR)
            .hiddenWhileCreated()
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(null);
    document.set(
        "properties",
        EntraSettings.administrator(
            change.body().path("properties") instanceof ObjectNode p ? p : Json.object()));
    return document;
  }

  @Override
  public void checkDelete(Resource administrator, ArmRequest request) {
    if (EntraSettings.isOnly(directory, SqlPaths.serverOf(administrator.id()))) {
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
            EntraSettings.SWITCH,
            EntraSettings.isOnly(directory, SqlPaths.serverOf(administrator.id())));
    return shown;
  }
}
