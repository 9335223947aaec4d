package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Names of the resources that a request may leave unnamed, derived from the name of its server, so
 * that every service arrives at the same ones without asking another. A derived name keeps within
 * Azure's limit for its kind; one that would be too long is cut and ends in a checksum of the
 * whole.
 */
public final class ResourceNames {

  private static final int MAX_MIGRATION_SERVICE = 62;
  private static final int MAX_FACTORY = 63;
  private static final int MAX_WORKSPACE = 63;
  private static final int MAX_ACTION_GROUP = 260;
  private static final int MAX_ACTION_GROUP_SHORT_NAME = 12;

  private ResourceNames() {}

  /**
   * Name of the SQL migration service.
   *
   * @param request an acceptable request
   * @return the name asked for, or {@code SERVER-dms}
   */
  public static String migrationService(MigrationRequested request) {
    return given(request.getMigration().getMigrationServiceName())
        ? request.getMigration().getMigrationServiceName()
        : derived(request, "-dms", MAX_MIGRATION_SERVICE);
  }

  /**
   * Name of the data factory.
   *
   * @param request an acceptable request
   * @return the name asked for, or {@code SERVER-adf}
   */
  public static String dataFactory(MigrationRequested request) {
    return given(request.getMigration().getSynchronization().getFactoryName())
        ? request.getMigration().getSynchronization().getFactoryName()
        : derived(singleHyphens(request), "-adf", MAX_FACTORY);
  }

  /**
   * Name of the self-hosted integration runtime in the data factory; migrations to one server share
   * it.
   *
   * @param request an acceptable request
   * @return {@code SERVER-shir}
   */
  public static String factoryRuntime(MigrationRequested request) {
    return derived(singleHyphens(request), "-shir", MAX_FACTORY);
  }

  /**
   * What the names of a migration's linked services, datasets, pipeline and trigger begin with. A
   * factory may serve several migrations, so it tells databases apart. Without hyphens, which the
   * names of linked services and datasets must not have.
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
   * Name of the Log Analytics workspace.
   *
   * @param request an acceptable request
   * @return the name asked for, or {@code SERVER-logs}
   */
  public static String workspace(MigrationRequested request) {
    return given(request.getMonitoring().getWorkspaceName())
        ? request.getMonitoring().getWorkspaceName()
        : derived(request, "-logs", MAX_WORKSPACE);
  }

  /**
   * Name of the action group.
   *
   * @param request an acceptable request
   * @return the name asked for, or {@code SERVER-alerts}
   */
  public static String actionGroup(MigrationRequested request) {
    return given(request.getMonitoring().getActionGroupName())
        ? request.getMonitoring().getActionGroupName()
        : derived(request, "-alerts", MAX_ACTION_GROUP);
  }

  /**
   * Short name of the action group, which Azure puts into mails and messages.
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

  /** A server's name may have hyphens in a row, which the names in a factory must not have. */
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
