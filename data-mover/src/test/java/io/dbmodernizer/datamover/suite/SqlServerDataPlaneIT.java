package io.dbmodernizer.datamover.suite;

import io.dbmodernizer.datamover.object.MovableKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The suite on a SQL Server in Docker. It is skipped with the reason where that cannot be started.
 */
class SqlServerDataPlaneIT extends DataPlaneSuite {

  private static final Set<MovableKind> FULL_TEXT =
      EnumSet.of(
          MovableKind.FULL_TEXT_CATALOG,
          MovableKind.FULL_TEXT_STOPLIST,
          MovableKind.FULL_TEXT_INDEX);

  private static @Nullable SqlServerInDocker running;

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  /** Starts the server for the first test. Without Docker it skips each, so that all count. */
  private static SqlServerInDocker server() {
    SqlServerInDocker present = running == null ? SqlServerInDocker.start() : running;
    running = present;
    return present;
  }

  @BeforeEach
  void removeDatabases() throws SQLException {
    try (Connection master = server().connect("master")) {
      for (String name :
          List.of(
              "kinds_source",
              "kinds_target",
              "values_source",
              "values_target",
              "planted_source",
              "planted_target",
              "rights")) {
        execute(master, List.of("DROP DATABASE IF EXISTS [" + name + "]"));
      }
    }
  }

  @Override
  Connection create(String database) throws SQLException {
    try (Connection master = server().connect("master")) {
      execute(
          master, List.of("CREATE DATABASE [" + database + "] COLLATE Latin1_General_100_CI_AS"));
    }
    return server().connect(database);
  }

  @Override
  Connection connect(String database) throws SQLException {
    return server().connect(database, "suite_reader", "Suite-reader-1");
  }

  @Override
  SuiteScript script() throws IOException {
    return SuiteScript.read("sqlserver");
  }

  /** The images of SQL Server for Linux have no full-text search. */
  @Override
  Set<MovableKind> kinds() {
    return EnumSet.complementOf(EnumSet.copyOf(FULL_TEXT));
  }
}
