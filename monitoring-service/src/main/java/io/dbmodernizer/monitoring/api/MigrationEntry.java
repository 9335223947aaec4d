package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.TableTotals;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A migration in the index, with what filters look at.
 *
 * @param version version of the index at the last change of the migration
 * @param item what lists show
 * @param status the snapshot
 * @param stages states by the name of the stage
 * @param servers the servers of source and target in lower case: host, host:port, name
 * @param text what a text is looked for in, in lower case
 * @param needsAttention whether an operator should look at it
 */
public record MigrationEntry(
    long version,
    MigrationItem item,
    MigrationStatus status,
    Map<String, ProgressState> stages,
    Set<String> servers,
    String text,
    boolean needsAttention) {
  private static final Set<MigrationState> NEEDY =
      EnumSet.of(MigrationState.FAILED, MigrationState.WAITING);
  private static final Set<Severity> ALARMING = EnumSet.of(Severity.ERROR, Severity.WARNING);

  static MigrationEntry of(MigrationStatus status, long version) {
    Map<String, ProgressState> stages = new LinkedHashMap<>();
    for (StageStatus stage : status.getStages()) {
      stages.put(stage.getName(), stage.getState());
    }
    return new MigrationEntry(
        version,
        MigrationItem.of(status),
        status,
        stages,
        servers(status),
        String.join(
                "\n",
                status.getMigrationId(),
                status.getRequester(),
                status.getPurpose(),
                status.getSource(),
                status.getTarget())
            .toLowerCase(Locale.ROOT),
        needsAttention(status));
  }

  private static Set<String> servers(MigrationStatus status) {
    Set<String> servers = new HashSet<>();
    String source = beforeSlash(status.getSource());
    int port = source.lastIndexOf(':');
    servers.add(source);
    servers.add(port < 0 ? source : source.substring(0, port));
    servers.add(beforeSlash(status.getTarget()));
    servers.remove("");
    return servers;
  }

  private static String beforeSlash(String text) {
    int slash = text.indexOf('/');
    return (slash < 0 ? text : text.substring(0, slash)).toLowerCase(Locale.ROOT);
  }

  private static boolean needsAttention(MigrationStatus status) {
    TableTotals totals = status.getTableTotals();
    return NEEDY.contains(status.getState())
        || status.getAlerts().stream().map(OpenAlert::getSeverity).anyMatch(ALARMING::contains)
        || (totals != null && totals.getMismatched() > 0);
  }
}
