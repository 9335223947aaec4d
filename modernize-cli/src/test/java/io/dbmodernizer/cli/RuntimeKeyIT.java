package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureCredentials;
import io.dbmodernizer.runtime.azure.AzureProperties;
import io.dbmodernizer.runtime.azure.TrustedHttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The key of an integration runtime comes from Azure, with the operator's own identity. */
class RuntimeKeyIT {

  private static final String TENANT = "00000000-0000-4000-8000-000000000001";
  private static final String OPERATOR = "00000000-0000-4000-8000-000000000002";
  private static final String GROUP =
      "/subscriptions/00000000-0000-4000-8000-0000000000aa/resourceGroups/rg-sales";
  private static final String SERVICE =
      GROUP + "/providers/Microsoft.DataMigration/sqlMigrationServices/sales-dms";

  @TempDir static Path folder;

  private static AzureEmulator azure;
  private static ServiceStub monitoring;
  private static Path secret;

  @BeforeAll
  static void start() throws Exception {
    azure = AzureEmulator.start(EmulatorOptions.defaults());
    secret = Files.writeString(folder.resolve("secret"), "operators-secret");
    ArmRest rest = rest();
    JsonMapper json = JsonMapper.shared();
    rest.put(GROUP, "2021-04-01", json.readTree("{\"location\":\"westeurope\"}"));
    rest.put(
        SERVICE, "2025-06-30", json.readTree("{\"location\":\"westeurope\",\"properties\":{}}"));
    monitoring =
        ServiceStub.start()
            .knows("sales", "WAITING", "WAITING", resource(SERVICE))
            .knows("other", "WAITING", "WAITING", resource(SERVICE + "-absent"));
  }

  @AfterAll
  static void stop() throws Exception {
    monitoring.close();
    azure.close();
  }

  @Test
  void theKeyGoesToStandardOutputAloneAndTheStepsToStandardError() {
    // When
    CommandRun run = runtimeKey("sales", environment());

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).singleElement().asString().startsWith("IR@sales-dms@");
    assertThat(run.err())
        .contains("-RegisterNewNode")
        .contains("modernize watch sales")
        .doesNotContain(run.out().strip());
  }

  @Test
  void whatAzureRefusesIsToldWithItsCode() {
    // When
    CommandRun run = runtimeKey("other", environment());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("sales-dms-absent").contains("NotFound");
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefusedByName() {
    // When
    CommandRun run =
        runtimeKey(
            "sales",
            Map.of(
                "DBMODERNIZER_AZURE_ENDPOINT",
                azure.baseUri().toString(),
                "DBMODERNIZER_AZURE_CLIENTID",
                OPERATOR));

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("tenant-id").contains("client-secret-ref");
  }

  private static CommandRun runtimeKey(String id, Map<String, String> environment) {
    return CommandRun.of(environment, "runtime-key", id, "--api", monitoring.url());
  }

  private static Map<String, String> environment() {
    String endpoint = azure.baseUri().toString();
    return Map.of(
        "DBMODERNIZER_AZURE_ENDPOINT", endpoint,
        "DBMODERNIZER_AZURE_AUTHORITYHOST", endpoint,
        "DBMODERNIZER_AZURE_TENANTID", TENANT,
        "DBMODERNIZER_AZURE_CLIENTID", OPERATOR,
        "DBMODERNIZER_AZURE_CLIENTSECRETREF", "file:" + secret,
        "DBMODERNIZER_AZURE_TRUSTEDCERTIFICATE", azure.certificatePem().toString());
  }

  private static ArmRest rest() {
    AzureProperties properties =
        new AzureProperties(
            azure.baseUri(),
            azure.baseUri(),
            TENANT,
            OPERATOR,
            "file:" + secret,
            azure.certificatePem(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofHours(1));
    HttpClient transport = TrustedHttpClient.create(properties);
    return new AzureConnection(
            properties,
            AzureCredentials.create(properties, transport),
            transport,
            new ArmBudget(
                new ArmBudgetProperties(100, 100, 100, 100, 100, 100, 0), InstantSource.system()),
            "test")
        .rest();
  }

  private static String resource(String id) {
    return "{\"id\":\"%s\",\"type\":\"Microsoft.DataMigration/sqlMigrationServices\",\"name\":\"x\"}"
        .formatted(id);
  }
}
