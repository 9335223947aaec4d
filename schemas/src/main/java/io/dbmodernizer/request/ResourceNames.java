package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The names of resources. A name that the request does not give is derived from the name of the
 * server, so that every service derives the same one. A derived name that exceeds Azure's limit is
 * cut and ends in a checksum of the full name.
 */
public final class ResourceNames {

  private static final int MAX_PRIVATE_ENDPOINT = 64;
  private static final int MAX_MIGRATION_SERVICE = 62;
  private static final int MAX_FACTORY = 63;
  private static final int MAX_WORKSPACE = 63;
  private static final int MAX_ACTION_GROUP = 260;
  private static final int MAX_ACTION_GROUP_SHORT_NAME = 12;

  private ResourceNames() {}

  /**
   * Returns the name of the private endpoint of the server.
   *
   * @param request an acceptable request
   * @return the name asked for, or {@code SERVER-pe}
   */
  public static String privateEndpoint(MigrationRequested request) {
    String name = request.getTarget().getServer().getPrivateEndpoint().getName();
    return given(name) ? name : derived(request, "-pe", MAX_PRIVATE_ENDPOINT);
  }

  /**
   * Returns the name of the SQL migration service.
   *
   * @param request an acceptable request
   * @return the name in the request, else {@code SERVER-dms}
   */
  public static String migrationService(MigrationRequested request) {
    return given(request.getMigration().getMigrationServiceName())
        ? request.getMigration().getMigrationServiceName()
        : derived(request, "-dms", MAX_MIGRATION_SERVICE);
  }

  /**
   * Returns the name of the data factory.
   *
   * @param request an acceptable request
   * @return the name in the request, else {@code SERVER-adf}
   */
  public static String dataFactory(MigrationRequested request) {
    return given(request.getMigration().getSynchronization().getFactoryName())
        ? request.getMigration().getSynchronization().getFactoryName()
        : derived(singleHyphens(request), "-adf", MAX_FACTORY);
  }

  /**
   * Returns the name of the self-hosted integration runtime in the data factory. Migrations to one
   * server share it.
   *
   * @param request an acceptable request
   * @return {@code SERVER-shir}
   */
  public static String factoryRuntime(MigrationRequested request) {
    return derived(singleHyphens(request), "-shir", MAX_FACTORY);
  }

  /**
   * Returns the prefix of the names of a migration's linked services, datasets, pipeline and
   * trigger. It differs for each database, because several migrations may share a factory. It has
   * no hyphens, because the names of linked services and datasets must not have them.
   *
   * @param request an acceptable request
   * @return {@code sync_SERVER_} and a checksum of server and database
   */
  public static String synchronization(MigrationRequested request) {
    String server = request.getTarget().getServer().getName();
    String database = request.getTarget().getDatabase().getName().toLowerCase(Locale.ROOT);
    return "sync_"
        + server.replaceAll("[^A-Za-z0-9]", "_")
        + String.format(Locale.ROOT, "_%08x", checksum(server + "/" + database));
  }

  /**
   * Returns the name of the Log Analytics workspace.
   *
   * @param request an acceptable request
   * @return the name in the request, else {@code SERVER-logs}
   */
  public static String workspace(MigrationRequested request) {
    return given(request.getMonitoring().getWorkspaceName())
        ? request.getMonitoring().getWorkspaceName()
        : derived(request, "-logs", MAX_WORKSPACE);
  }

  /**
   * Returns the name of the action group.
   *
   * @param request an acceptable request
   * @return the name in the request, else {@code SERVER-alerts}
   */
  public static String actionGroup(MigrationRequested request) {
    return given(request.getMonitoring().getActionGroupName())
        ? request.getMonitoring().getActionGroupName()
        : derived(request, "-alerts", MAX_ACTION_GROUP);
  }

  /**
   * Returns the short name of the action group, which Azure uses in mails and messages.
   *
   * @param request an acceptable request
   * @return at most 12 characters of the action group's name
   */
  public static String actionGroupShortName(MigrationRequested request) {
    String name = actionGroup(request);
    return name.length() <= MAX_ACTION_GROUP_SHORT_NAME
        ? name
        : trimmed(name.substring(0, MAX_ACTION_GROUP_SHORT_NAME));
  }

  private static String derived(MigrationRequested request, String suffix, int maxLength) {
    return derived(request.getTarget().getServer().getName(), suffix, maxLength);
  }

  private static String derived(String server, String suffix, int maxLength) {
    if (server.length() + suffix.length() <= maxLength) {
      return server + suffix;
    }
    String ending = String.format(Locale.ROOT, "-%08x", checksum(server)) + suffix;
    return trimmed(server.substring(0, maxLength - ending.length())) + ending;
  }

  /**
   * Returns the name of the server with single hyphens, as Azure requires in the name of a factory.
   */
  private static String singleHyphens(MigrationRequested request) {
    String server = request.getTarget().getServer().getName();
    return server.contains("--")
        ? server.replaceAll("-+", "-") + String.format(Locale.ROOT, "-%08x", checksum(server))
        : server;
  }

  private static long checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }

  private static String trimmed(String name) {
    return name.replaceAll("[-. ]+$", "");
  }

  private static boolean given(@Nullable String name) {
    return name != null && !name.isEmpty();
  }
}
