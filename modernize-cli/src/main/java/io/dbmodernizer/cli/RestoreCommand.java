package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.CommandRefusedException;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.PointInTime;
import io.dbmodernizer.cli.progress.WatchMode.Goal;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores the database of a migration beside the one there is. */
@Command(
    name = "restore",
    description = {
      "Restores the database of a migration under another name, beside the one there is, and"
          + " follows it to the end. The restored database is billed until it is dropped.",
      "",
      "Say what from: a point in time (--at), a long-term backup (--long-term), the dropped"
          + " database (--dropped), or the backups in the second region (--geo).",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:restored (with --detach: the command is published)",
      "1:it could not be restored, or the time was up",
      "2:not acceptable, or refused; nothing was restored"
    })
final class RestoreCommand implements Callable<Integer> {

  private static final Set<String> WITHOUT_DATABASE = Set.of("REMOVED", "REMOVING", "REQUESTED");

  private final Terminal terminal;

  @Mixin private ExistingMigration migration = new ExistingMigration();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "State of the data at this time, ISO 8601 with zone; also with --dropped.")
  private @Nullable PointInTime at;

  @Option(
      names = "--long-term",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "BACKUP_ID",
      description = "A long-term backup by its resource id; the newest without one.")
  private @Nullable String longTerm;

  @Option(
      names = "--dropped",
      description = "The database as it was when it was dropped, or at the time of --at.")
  private boolean dropped;

  @Option(names = "--geo", description = "The newest backup in the second region.")
  private boolean geo;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the restored database. Default: derived from the database and the time.")
  private String name = "";

  RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RestoreKind kind = kind();
    KnownMigration known = migration.find();
    if (WITHOUT_DATABASE.contains(known.state())) {
      throw new CommandRefusedException(
          known.id() + " is " + known.state().toLowerCase(Locale.ROOT),
          "it has no database whose backups could be restored");
    }
    RestoreRequested restore =
        RestoreRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .setKind(kind)
            .setPointInTime(at == null ? null : at.instant())
            .setBackupId(longTerm == null ? "" : longTerm)
            .setDatabaseName(name)
            .build();
    return migration.carryOut(terminal, Goal.RESTORE, publisher -> publisher.publish(restore));
  }

  private RestoreKind kind() {
    int sources = (longTerm != null ? 1 : 0) + (dropped ? 1 : 0) + (geo ? 1 : 0);
    if (sources > 1 || (at != null && sources == 1 && !dropped)) {
      throw new CommandRefusedException(
          "a database is restored from one thing",
          "give one of --at, --long-term, --dropped and --geo; --at goes with --dropped only");
    }
    if (longTerm != null) {
      return RestoreKind.LONG_TERM_BACKUP;
    }
    if (dropped) {
      return RestoreKind.DROPPED_DATABASE;
    }
    if (geo) {
      return RestoreKind.GEO;
    }
    if (at == null) {
      throw new CommandRefusedException(
          "it is not said what to restore from", "give --at, --long-term, --dropped or --geo");
    }
    return RestoreKind.POINT_IN_TIME;
  }
}
