package io.dbmodernizer.emulator.integration;

import io.dbmodernizer.emulator.database.DatabaseServer;
import org.jspecify.annotations.Nullable;

/**
 * The translation of Azure's database addresses into JDBC URLs. Data Factory and Database Migration
 * Service connect with them.
 *
 * @param databases the emulator's own databases
 * @param sourceUrlTemplate JDBC URL of a database on premises with {@code {host}}, {@code {port}}
 *     and {@code {database}}
 * @param targetUrlTemplate JDBC URL of a database in Azure with {@code {server}} and {@code
 *     {database}}; null for the emulator's own databases
 */
public record Endpoints(
    DatabaseServer databases, String sourceUrlTemplate, @Nullable String targetUrlTemplate) {

  /**
   * Returns the endpoint of an on-premises database.
   *
   * @param address host and port of the SQL server
   */
  public Endpoint onPremises(SqlAddress address, String database, String user, String password) {
    String url =
        sourceUrlTemplate
            .replace("{host}", address.host())
            .replace("{port}", Integer.toString(address.port()))
            .replace("{database}", database);
    return new Endpoint(url, login(user), password);
  }

  /**
   * Returns the endpoint of a database in Azure.
   *
   * @param server name of the server without domain
   * @param database name of the database, in the spelling of its creation
   */
  public Endpoint inAzure(String server, String database, String user, String password) {
    String template = targetUrlTemplate;
    String url =
        template == null
            ? databases.localUrl(server, database)
            : template.replace("{server}", server).replace("{database}", database);
    return new Endpoint(url, login(user), password);
  }

  /** Returns a login name without {@code @server}, which Azure accepts as a suffix. */
  private static String login(String user) {
    int at = user.indexOf('@');
    return at < 0 ? user : user.substring(0, at);
  }
}
