package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.PointInTime;
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

/** A restore of the database of a migration under another name. */
@Command(
    name = "restore",
    description = {
      "Restores the database of a migration under another name and follows the restore. The existing"
          + " database does not change. The restored database is billed until it is dropped.",
      "",
      "Give the source: a point in time (--at), a long-term backup (--long-term), the dropped"
          + " database (--dropped), or the backups in the second region (--geo).",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the database is restored (with --no-wait: the command is published)",
      "1:the restore failed",
      "2:the command is not acceptable or was refused; nothing was restored",
      "5:the time limit was reached; the command goes on",
      "7:a broker, a registry or a service does not answer, or refuses the access"
    })
final class RestoreCommand implements Callable<Integer> {

  private static final Set<String> WITHOUT_DATABASE = Set.of("REMOVED", "REMOVING", "REQUESTED");

  private final Terminal terminal;

  @Mixin private MigrationCommandOptions migration = new MigrationCommandOptions();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Point in time of the data, ISO 8601 with a zone. Also with --dropped.")
  private @Nullable PointInTime at;

  @Option(
      names = "--long-term",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "BACKUP_ID",
      description = "Long-term backup with this resource id; without an id the newest.")
  private @Nullable String longTerm;

  @Option(
      names = "--dropped",
      description = "Dropped database, at the time when it was dropped or at that of --at.")
  private boolean dropped;

  @Option(names = "--geo", description = "Newest backup in the second region.")
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
  public Integer call() throws IOException, InterruptedException {
    RestoreKind kind = kind();
    KnownMigration known = migration.find();
    if (WITHOUT_DATABASE.contains(known.state())) {
      throw new CommandRefusedException(
          known.id() + " is " + known.state().toLowerCase(Locale.ROOT),
          "it has no database to restore");
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
    return migration.carryOut(terminal, known, restore);
  }

  private RestoreKind kind() {
    int sources = (longTerm != null ? 1 : 0) + (dropped ? 1 : 0) + (geo ? 1 : 0);
    if (sources > 1 || (at != null && sources == 1 && !dropped)) {
      throw new CommandRefusedException(
          "more than one source of the restore is given",
          "give one of --at, --long-term, --dropped and --geo; combine --at only with --dropped");
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
          "the source of the restore is missing", "give --at, --long-term, --dropped or --geo");
    }
    return RestoreKind.POINT_IN_TIME;
  }
}
