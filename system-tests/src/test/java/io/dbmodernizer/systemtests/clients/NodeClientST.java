package io.dbmodernizer.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Microsoft's JavaScript clients sign in to the emulator with a client secret, create a server and
 * a database, list with pages, restore a dropped database by its own date, and delete.
 */
@Tag("interop")
class NodeClientST {

  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "sql-client.js");

  @TempDir Path folder;

  @Test
  void serverAndDatabaseAreCreatedListedRestoredAndDeleted() throws Exception {
    // Given
    Path node = InstalledClients.required("node", "Install Node.js 20 or newer.");
    Path npm = InstalledClients.required("npm", "Install npm.");
    Path project = installed(npm);
    try (EmulatorServer emulator = EmulatorServer.start(folder)) {

      // When
      ProgramRun output =
          ProgramRun.of(
              project,
              Map.of("NODE_EXTRA_CA_CERTS", emulator.certificate().toString()),
              List.of(
                  node.toString(),
                  "sql-client.js",
                  emulator.base().replaceAll("/$", ""),
                  "00000000-0000-4000-8000-0000000000aa"));

      // Then
      assertThat(output.exit()).as(output.text()).isZero();
      JsonNode seen = JsonMapper.shared().readTree(output.lastLine());
      assertThat(seen)
          .isEqualTo(
              JsonMapper.shared()
                  .readTree(
                      """
                      {"groups":["rg-node"],
                       "server":["sql-node","eastus","Ready"],
                       "database":["Sales","Online","S0"],
                       "tags":{"team":"sales"},
                       "servers":["sql-node"],
                       "databases":["Sales","master"],
                       "resourcePages":[1,1,1],
                       "resources":["sql-node","sql-node/Sales","sql-node/master"],
                       "invalid":"InvalidSkuName",
                       "databasesLeft":["master"],
                       "restored":["Sales","Online"],
                       "serverGone":"ResourceNotFound",
                       "groupsLeft":[]}
                      """));
    }
  }

  /** Installs the pinned packages below target, where they stay for the next run. */
  private Path installed(Path npm) throws IOException, InterruptedException {
    Path project = Files.createDirectories(Path.of("target", "node-clients"));
    for (String file : FILES) {
      try (InputStream in =
          Objects.requireNonNull(NodeClientST.class.getResourceAsStream("/node/" + file))) {
        Files.copy(in, project.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    ProgramRun output = ProgramRun.of(project, Map.of(), InstalledClients.installPackages(npm));
    return output.exit() == 0
        ? project
        : InstalledClients.missing(
            "the packages of package-lock.json cannot be had from the npm registry: "
                + output.text());
  }
}
