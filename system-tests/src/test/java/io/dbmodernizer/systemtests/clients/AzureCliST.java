package io.dbmodernizer.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.systemtests.clients.AzTally.Verdict;
import io.dbmodernizer.testsupport.source.SourceServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Azure CLI signs in to the emulator and works with it, without anything between them: first
 * the recipe that this project automates, corrected for today's Azure, then some 250 other
 * commands. What the emulator lacks, it says.
 */
@Tag("interop")
class AzureCliST {

  private static final String TABLE =
      "CREATE TABLE [dbo].[Customer] ([Id] INT NOT NULL PRIMARY KEY, [Name] NVARCHAR(50))";
  private static final String SQL_PASSWORD = "Sup3r!Secret-Phrase";
  private static final String SOURCE_PASSWORD = "On-Prem!Phrase-42";

  @TempDir Path folder;

  @Test
  void everyCommandIsAnsweredRightOrSaidNotToBeEmulated() throws Exception {
    // Given
    Path python = InstalledClients.pythonOfAz();
    List<AzCommand> commands = AzScript.read(script());
    AzTally tally = new AzTally();
    try (EmulatorServer emulator = EmulatorServer.start(folder);
        SourceServer source = source();
        AzSession az = AzSession.start(python, folder, emulator.certificate())) {
      Map<String, String> kept = new HashMap<>();
      kept.put("BASE", emulator.base());
      kept.put("SOURCE_PORT", Integer.toString(source.port()));

      // When
      for (AzCommand command : commands) {
        for (String preparation : command.preparations()) {
          assertThat(preparation).isEqualTo("schema of SalesDb");
          createTarget(emulator);
        }
        run(az, command, kept, tally);
      }
    }
    Files.write(Path.of("target", "az-commands.txt"), tally.lines());
    tally.table().forEach(System.out::println);

    // Then
    assertThat(tally.wrong()).isEmpty();
    assertThat(tally.count(Verdict.RIGHT) + tally.count(Verdict.NOT_EMULATED))
        .isGreaterThanOrEqualTo(150);
  }

  private static void run(AzSession az, AzCommand command, Map<String, String> kept, AzTally tally)
      throws IOException, InterruptedException {
    Answer answer;
    try {
      answer = az.run(command.arguments(kept));
    } catch (IllegalArgumentException e) {
      // An earlier command, which is wrong, kept nothing.
      tally.add(command, new Answer(-1, "", ""), List.of(String.valueOf(e.getMessage())));
      return;
    }
    List<String> faults =
        command.expectations().stream()
            .map(expectation -> expectation.judge(answer, kept))
            .flatMap(Optional::stream)
            .toList();
    tally.add(command, answer, faults);
  }

  private static List<String> script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AzureCliST.class.getResourceAsStream("/az/commands.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A server on premises with a database that has rows. */
  private SourceServer source() throws IOException, SQLException {
    SourceServer server = SourceServer.start(folder.resolve("source"));
    server.create("Shop", "reader", SOURCE_PASSWORD);
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:tcp://127.0.0.1:" + server.port() + "/Shop" + SourceServer.OPTIONS,
            "owner",
            server.ownerPassword())) {
      execute(connection, "CREATE SCHEMA IF NOT EXISTS [dbo]");
      execute(connection, TABLE);
      execute(connection, "GRANT SELECT ON [dbo].[Customer] TO [reader]");
      execute(
          connection,
          "INSERT INTO [dbo].[Customer] SELECT X, 'Customer ' || X FROM SYSTEM_RANGE(1, 100)");
    }
    return server;
  }

  /** The tables of the target, which have to be there before Azure's service copies rows. */
  private static void createTarget(EmulatorServer emulator) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:tcp://127.0.0.1:%d/sql-recipe/SalesDb%s"
                .formatted(emulator.sqlPort(), SourceServer.OPTIONS),
            "sqladmin",
            SQL_PASSWORD)) {
      execute(connection, TABLE);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
