package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.secret.SecretResolver;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of the request that creates a database migration. It holds both passwords, so it exists
 * only during the call.
 */
final class DatabaseMigrationBody {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TARGET_PORT = 1433;

  private DatabaseMigrationBody() {}

  /**
   * Creates the body.
   *
   * @param secrets resolves both passwords at once
   */
  static ObjectNode of(
      TargetProvisioned target,
      String operationId,
      Collection<TableName> tables,
      SecretResolver secrets) {
    SourceDatabase source = target.getRequest().getSource();
    ServerTarget server = target.getRequest().getTarget().getServer();
    ObjectNode body = JSON.createObjectNode();
    ObjectNode properties = body.putObject("properties");
    properties.put("kind", "SqlDb");
    properties.put("scope", target.getServerId());
    properties.put("migrationService", SqlMigrationService.id(target.getRequest()).toString());
    properties.put("migrationOperationId", operationId);
    properties.put("sourceDatabaseName", source.getDatabase());
    connection(
        properties.putObject("sourceSqlConnection"),
        source.getHost() + "," + source.getPort(),
        source.getLogin(),
        secrets.resolve(source.getPasswordRef()),
        source.getEncrypt(),
        source.getTrustServerCertificate());
    connection(
        properties.putObject("targetSqlConnection"),
        target.getServerFqdn() + "," + TARGET_PORT,
        server.getAdministratorLogin(),
        secrets.resolve(server.getAdministratorPasswordRef()),
        true,
        false);
    ArrayNode list = properties.putArray("tableList");
    tables.forEach(table -> list.add(table.toString()));
    return body;
  }

  private static void connection(
      ObjectNode node,
      String dataSource,
      String login,
      String password,
      boolean encrypt,
      boolean trustServerCertificate) {
    node.put("dataSource", dataSource);
    node.put("authentication", "SqlAuthentication");
    node.put("userName", login);
    node.put("password", password);
    node.put("encryptConnection", encrypt);
    node.put("trustServerCertificate", trustServerCertificate);
  }
}
