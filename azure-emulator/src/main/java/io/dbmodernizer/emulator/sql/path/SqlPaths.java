package io.dbmodernizer.emulator.sql.path;

import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.store.ResourceId;

/** The path patterns and the type names of {@code Microsoft.Sql}. */
public final class SqlPaths {

  /** The path pattern of a server. */
  public static final String SERVER =
      PathPattern.GROUP + "/providers/Microsoft.Sql/servers/{server}";

  /** The path pattern of a database. */
  public static final String DATABASE = SERVER + "/databases/{database}";

  /** The path pattern of an elastic pool. */
  public static final String POOL = SERVER + "/elasticPools/{pool}";

  /** The type of servers, in lower case. */
  public static final String SERVER_TYPE = "microsoft.sql/servers";

  /** The type of databases, in lower case. */
  public static final String DATABASE_TYPE = "microsoft.sql/servers/databases";

  /** The type of elastic pools, in lower case. */
  public static final String POOL_TYPE = "microsoft.sql/servers/elasticpools";

  private SqlPaths() {}

  /**
   * Returns the id of the server of a direct child, such as a database.
   *
   * @throws IllegalArgumentException if the id has no parent
   */
  public static ResourceId serverOf(ResourceId child) {
    ResourceId server = child.parent();
    if (server == null) {
      throw new IllegalArgumentException(child + " has no server");
    }
    return server;
  }
}
