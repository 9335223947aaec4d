package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.Confirmation;
import io.dbmodernizer.cli.copy.CopyJson;
import io.dbmodernizer.cli.copy.CopyText;
import io.dbmodernizer.cli.copy.CopyView;
import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.ChunkRows;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.PerSecond;
import io.dbmodernizer.cli.option.RowErrors;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.option.Workers;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.chunk.LedgerVersionException;
import io.dbmodernizer.datamover.chunk.TableClaimedException;
import io.dbmodernizer.datamover.pace.CopyLimits;
import io.dbmodernizer.datamover.refused.OnRowError;
import io.dbmodernizer.datamover.sides.SideFailedException;
import io.dbmodernizer.datamover.wholecopy.CopyDatabases;
import io.dbmodernizer.datamover.wholecopy.WholeCopy;
import io.dbmodernizer.datamover.wholecopy.WholeCopyOptions;
import io.dbmodernizer.datamover.wholecopy.WholeCopyRefusedException;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A copy of a database's tables without a migration. */
@Command(
    name = "copy",
    description = {
      "Copies the tables of a source and their rows to a target. Creates the tables that the target"
          + " lacks. Needs no platform. Never writes to the source.",
      "",
      "The copy can be interrupted at any time. The same command continues it. Other objects, such"
          + " as views and procedures, are not copied.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all rows are on the target",
      "1:a database cannot be read or written, or the copy was interrupted; the same command"
          + " continues it",
      "2:the command line or the target is not acceptable; no row was written",
      "3:some rows were refused or set aside, or rows violate a constraint; the report names them"
    })
final class CopyCommand implements Callable<Integer> {

  private static final int MOST_OBSTACLES = 10;
  private static final Duration TO_STOP = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private SourceDatabaseOptions source = new SourceDatabaseOptions();

  @Mixin private TargetDatabaseOptions target = new TargetDatabaseOptions();

  @Mixin private TableCommandOptions options = new TableCommandOptions();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Name of the copy, by which it is continued. Default: one that is derived from the source.")
  private @Nullable MigrationId id;

  @Option(
      names = "--workers",
      paramLabel = "NUMBER",
      defaultValue = "4",
      description =
          "Chunks to copy at the same time, 1 to 64. Each needs a connection to both databases."
              + " Default: ${DEFAULT-VALUE}.")
  private Workers workers = new Workers(4);

  @Option(
      names = "--chunk-rows",
      paramLabel = "NUMBER",
      defaultValue = "100000",
      description =
          "Most rows of a chunk, 1 to 10000000. A chunk is one transaction, and what an interruption"
              + " sends again. Default: ${DEFAULT-VALUE}.")
  private ChunkRows chunkRows = new ChunkRows(100_000);

  @Option(
      names = "--rows-per-second",
      paramLabel = "NUMBER",
      description = "Most rows to move in a second. Default: no limit.")
  private @Nullable PerSecond rowsPerSecond;

  @Option(
      names = "--bytes-per-second",
      paramLabel = "NUMBER",
      description = "Most bytes of values to move in a second. Default: no limit.")
  private @Nullable PerSecond bytesPerSecond;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "Longest time to wait for a database that is gone or busy. Default: ${DEFAULT-VALUE}.")
  private Seconds patience = new Seconds(300);

  @Option(
      names = "--on-row-error",
      paramLabel = "TREATMENT",
      defaultValue = "fail",
      description =
          "What happens to a row that the target refuses: fail, or set-aside to keep it in table"
              + " __dbmodernizer.set_aside of the target, at most 1000 of a table. Default:"
              + " ${DEFAULT-VALUE}.")
  private RowErrors onRowError = new RowErrors(OnRowError.FAIL);

  @Option(
      names = "--delete-rows",
      description =
          "Delete rows that the target's tables hold. Without it, such a table is refused unless this"
              + " copy has written the rows. You confirm by typing the word delete.")
  private boolean deleteRows;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for confirmation. With --delete-rows, rows of the target are lost.")
  private boolean yes;

  CopyCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    DatabaseAddress from = source.address();
    DatabaseAddress to = target.address();
    if (deleteRows && !yes) {
      Confirmation.require(
          terminal,
          "Rows of the tables on the target " + to + " will be deleted. To copy, type delete:",
          "delete");
    }
    CountDownLatch ended = new CountDownLatch(1);
    Thread copying = Thread.currentThread();
    Thread onSignal = new Thread(() -> stop(copying, ended, TO_STOP, err), "stop-copy");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      return copy(from, to);
    } finally {
      ended.countDown();
      removeHook(onSignal);
    }
  }

  private int copy(DatabaseAddress from, DatabaseAddress to) throws SQLException {
    WholeCopyReport report;
    try {
      report =
          WholeCopy.run(
              new CopyDatabases(
                  () -> from.connect(environment, options.timeout()),
                  () -> to.connect(environment, options.timeout())),
              copyOptions(from),
              CopyView.of(terminal, err));
    } catch (SideFailedException e) {
      throw e.side().equals("source") ? from.failure(e) : to.failure(e);
    } catch (SQLException e) {
      throw to.failure(e);
    } catch (WholeCopyRefusedException e) {
      throw new CommandRefusedException(obstacles(e), e.remedy());
    } catch (TableClaimedException e) {
      throw refused(e);
    } catch (LedgerVersionException e) {
      throw refused(e);
    } catch (InterruptedException e) {
      err.println("stopped; what is copied stays on the target. To continue:");
      err.println("  " + again(from));
      err.flush();
      return ExitCode.FAILED;
    }
    options.requireTables(report.tables().size());
    print(report, from, to);
    return switch (report.ending()) {
      case COMPLETE ->
          report.notEnforced().isEmpty() && report.setAside().isEmpty()
              ? ExitCode.OK
              : ExitCode.DIFFERENT;
      case INCOMPLETE -> ExitCode.DIFFERENT;
      case SUPERSEDED -> ExitCode.FAILED;
    };
  }

  private WholeCopyOptions copyOptions(DatabaseAddress from) {
    return WholeCopyOptions.of(id(from))
        .withTables(options.selection())
        .withWorkers(workers.value())
        .withChunk(new ChunkSize(chunkRows.value(), ChunkSize.DEFAULT.mostBytes()))
        .withLimits(
            new CopyLimits(
                rowsPerSecond == null ? 0 : rowsPerSecond.value(),
                bytesPerSecond == null ? 0 : bytesPerSecond.value()))
        .withPatience(patience.duration())
        .withDeleteRows(deleteRows)
        .withOnRowError(onRowError.treatment());
  }

  private String id(DatabaseAddress from) {
    if (id != null) {
      return id.text();
    }
    byte[] address = from.url().text().getBytes(StandardCharsets.UTF_8);
    return "copy-" + UUID.nameUUIDFromBytes(address).toString().substring(0, 8);
  }

  private void print(WholeCopyReport report, DatabaseAddress from, DatabaseAddress to) {
    if (options.json()) {
      terminal.out().println(CopyJson.write(report, id(from), from.url().text(), to.url().text()));
    } else {
      new CopyText(report, terminal).print(again(from));
    }
    terminal.out().flush();
  }

  /** Returns the command line as it was given, with the name of the copy. It holds no secret. */
  private String again(DatabaseAddress from) {
    CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
    String given =
        command.commandLine().getParseResult().originalArgs().stream()
            .map(argument -> argument.matches("[\\w@%+=:,./-]+") ? argument : quoted(argument))
            .collect(Collectors.joining(" "));
    return "modernize " + given + (id == null ? " --id " + id(from) : "");
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  private static String obstacles(WholeCopyRefusedException e) {
    int more = e.obstacles().size() - MOST_OBSTACLES;
    return e.obstacles().stream().limit(MOST_OBSTACLES).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static CommandFailedException refused(RuntimeException e) {
    String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
    return new CommandFailedException(parts[0], parts.length > 1 ? parts[1] : "use another target");
  }

  /** Interrupts a copy and waits for its end. A database that does not answer can prevent it. */
  static void stop(Thread copying, CountDownLatch ended, Duration most, PrintStream err) {
    copying.interrupt();
    try {
      if (!ended.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println(
            "the copy still waits for its databases, and the process ends without them; what is"
                + " copied stays on the target. Run the same command to continue");
        err.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook waits for this thread.
      return;
    }
  }
}
