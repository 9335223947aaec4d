package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart with a data folder keeps the whole state. */
class PersistenceIT {

  @TempDir private Path folder;

  private EmulatorFixture start() throws IOException {
    return new EmulatorFixture(EmulatorOptions.defaults().withDataFolder(folder));
  }

  @Test
  void resourcesRowsLoginsTokensAndTheCertificateSurviveARestart() throws Exception {
    // Given
    String token;
    byte[] certificate;
    try (EmulatorFixture azure = start().withDatabase()) {
      MigrationFixture.run(
          azure.connect("Sales", PASSWORD),
          "CREATE TABLE [dbo].[T] ([Id] INT); INSERT INTO [dbo].[T] VALUES (42)");
      azure.arm.useToken(null);
      token =
          azure
              .arm
              .post(
                  "/tenant1/oauth2/v2.0/token?x=",
                  "grant_type=client_credentials&client_id=app1&client_secret=s3cret")
              .text("/access_token");
      certificate = Files.readAllBytes(azure.emulator.certificatePem());
    }

    // When
    try (EmulatorFixture azure = start()) {
      // Then
      azure.arm.useToken(token);
      assertThat(azure.arm.get(DATABASE).text("/properties/status")).isEqualTo("Online");
      assertThat(
              MigrationFixture.read(azure.connect("Sales", PASSWORD), "SELECT [Id] FROM [dbo].[T]"))
          .isEqualTo("42|\n");
      assertThat(Files.readAllBytes(azure.emulator.certificatePem())).isEqualTo(certificate);
      azure.arm.create(SERVER + "/databases/Second", "{\"location\":\"eastus\"}");
      azure.connect("Second", PASSWORD).close();
    }
  }

  @Test
  void anOperationGoesOnAfterARestart() throws Exception {
    // Given
    String operation;
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    EmulatorOptions options = EmulatorOptions.defaults().withDataFolder(folder).withClock(now::get);
    try (EmulatorFixture azure = new EmulatorFixture(options).withGroup()) {
      operation =
          pathOf(
              azure
                  .arm
                  .put(SERVER, EmulatorFixture.serverBody(PASSWORD))
                  .header("Azure-AsyncOperation"));
    }

    // When
    try (EmulatorFixture azure = new EmulatorFixture(options)) {
      Answer before = azure.arm.get(operation);
      now.updateAndGet(time -> time.plusSeconds(60));
      Answer after = azure.arm.get(operation);

      // Then
      assertThat(before.text("/status")).isEqualTo("InProgress");
      assertThat(after.text("/status")).isEqualTo("Succeeded");
      assertThat(azure.arm.get(SERVER).text("/properties/state")).isEqualTo("Ready");
    }
  }

  @Test
  void noPasswordReachesTheDataFolder() throws Exception {
    // Given
    try (MigrationFixture shop =
        new MigrationFixture(
            folder.resolve("onprem"), options -> options.withDataFolder(folder.resolve("azure")))) {
      shop.ready();
      shop.azure.arm.put(MigrationFixture.MIGRATION, shop.body());
      shop.awaitStatus("Succeeded");
    }

    // When / Then
    try (Stream<Path> files = Files.walk(folder.resolve("azure"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content.contains(PASSWORD)).as("%s holds a password", file).isFalse();
        assertThat(content.contains(MigrationFixture.SOURCE_PASSWORD))
            .as("%s holds a password", file)
            .isFalse();
      }
    }
  }

  @Test
  void aMigrationThatARestartInterruptedHasFailedAndCanBeStartedAgain() throws Exception {
    // Given
    Path data = folder.resolve("azure");
    try (MigrationFixture shop =
        new MigrationFixture(
            folder.resolve("onprem"),
            options -> MigrationFixture.options(true, 20).withDataFolder(data))) {
      shop.ready();
      shop.azure.arm.create(MigrationFixture.MIGRATION, shop.body());
      shop.awaitStatus("InProgress");
    }

    // When
    try (EmulatorFixture azure =
        new EmulatorFixture(EmulatorOptions.defaults().withDataFolder(data))) {
      Answer migration = azure.arm.get(MigrationFixture.MIGRATION);

      // Then
      assertThat(migration.text("/properties/migrationStatus")).isEqualTo("Failed");
      assertThat(migration.text("/properties/migrationFailureError/message"))
          .contains("interrupted by a restart");
    }
  }

  @Test
  void operationsTakeAsLongAsTheClockSays() throws Exception {
    // Given
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    try (EmulatorFixture azure =
        new EmulatorFixture(EmulatorOptions.defaults().withClock(now::get)).withGroup()) {
      Answer accepted = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));

      // When
      now.updateAndGet(time -> time.plusMillis(90));
      String early = azure.arm.get(accepted.header("Azure-AsyncOperation")).text("/status");
      int result = azure.arm.get(accepted.header("Location")).status();
      now.updateAndGet(time -> time.plus(Duration.ofMillis(400)));
      String late = azure.arm.get(accepted.header("Azure-AsyncOperation")).text("/status");

      // Then
      assertThat(early).isEqualTo("InProgress");
      assertThat(result).isEqualTo(202);
      assertThat(late).isEqualTo("Succeeded");
    }
  }

  private static String pathOf(String url) {
    return url.substring(url.indexOf("/subscriptions"));
  }
}
