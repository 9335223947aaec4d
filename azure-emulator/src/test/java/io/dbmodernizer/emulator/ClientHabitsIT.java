package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.ArmClient.SUBSCRIPTION;
import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Undocumented requests and expectations of Microsoft's clients. */
class ClientHabitsIT {

  private static final String VAULT = GROUP + "/providers/Microsoft.RecoveryServices/vaults/vault1";
  private static final String WORKSPACE =
      GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
  private static final Pattern FRACTION = Pattern.compile("T\\d\\d:\\d\\d:\\d\\d\\.(\\d+)Z");

  /** A clock with nanoseconds. The emulator has to round it to milliseconds. */
  private final AtomicReference<Instant> clock =
      new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusNanos(123_456_789));

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = new EmulatorFixture(EmulatorOptions.defaults().withClock(clock::get));
    azure.arm.passTimeBy(this::passFiveMinutes);
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  private void passFiveMinutes() {
    clock.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aServerIsCreatedWithAnEmptyAdministratorsObject() {
    // Given
    azure.withGroup();
    String body =
        EmulatorFixture.serverBody(EmulatorFixture.PASSWORD)
            .replace("\"version\"", "\"administrators\":{},\"version\"");

    // When
    Answer accepted = azure.arm.put(SERVER, body);
    azure.arm.settle(accepted);

    // Then
    assertThat(accepted.status()).as("%s", accepted).isEqualTo(202);
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(200);
    assertThat(azure.arm.get(SERVER + "/administrators").json().path("value")).isEmpty();
  }

  @Test
  void aGroupWithAProtectedVaultStaysWithTheVaultAlone() {
    // Given
    azure.withServer();
    azure.arm.create(WORKSPACE, "{\"location\":\"eastus\"}");
    azure.arm.create(VAULT, "{\"location\":\"eastus\",\"sku\":{\"name\":\"Standard\"}}");
    azure.arm.post("/_emulator/backupProtectedItems", "{\"vaultId\":\"%s\"}".formatted(VAULT));

    // When
    Answer accepted = azure.arm.delete(GROUP);
    azure.arm.settle(accepted);
    Answer end = azure.arm.get(accepted.header("Location"));

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(end.status()).as("%s", end).isEqualTo(409);
    assertThat(end.code()).isEqualTo("ResourceGroupDeletionBlocked");
    assertThat(end.message()).contains(VAULT).contains("existing resources within the vault");
    assertThat(azure.emulator.resourceIds()).containsExactly(GROUP, VAULT);
    assertThat(azure.arm.get(GROUP).text("/properties/provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void aGroupGoesOnceItsVaultProtectsNothing() {
    // Given
    azure.withGroup();
    azure.arm.create(VAULT, "{\"location\":\"eastus\",\"sku\":{\"name\":\"Standard\"}}");
    azure.arm.post("/_emulator/backupProtectedItems", "{\"vaultId\":\"%s\"}".formatted(VAULT));
    azure.arm.settle(azure.arm.delete(GROUP));
    azure.arm.delete("/_emulator/backupProtectedItems");

    // When
    azure.arm.settle(azure.arm.delete(GROUP));

    // Then
    assertThat(azure.emulator.resourceIds()).isEmpty();
  }

  @Test
  void noTimeIsFinerThanAClientCanKeep() {
    // Given
    azure.withDatabase();
    azure.arm.create(VAULT, "{\"location\":\"eastus\",\"sku\":{\"name\":\"Standard\"}}");
    azure.arm.create(WORKSPACE, "{\"location\":\"eastus\"}");
    Answer dropping = azure.arm.delete(DATABASE + "2");
    azure.arm.create(DATABASE + "2", "{\"location\":\"eastus\"}");
    azure.arm.settle(azure.arm.delete(DATABASE + "2"));

    // When
    List<String> bodies = new ArrayList<>(azure.emulator.resources().values());
    bodies.add(azure.arm.get(SERVER + "/restorableDroppedDatabases").response().body());
    bodies.add(azure.arm.get(DATABASE).response().body());
    bodies.add(azure.arm.get(SERVER + "/recoverableDatabases").response().body());

    // Then
    List<String> fractions = bodies.stream().flatMap(ClientHabitsIT::fractions).toList();
    assertThat(dropping.status()).isEqualTo(204);
    assertThat(fractions).hasSizeGreaterThan(5).allMatch(each -> each.length() <= 3);
  }

  private static Stream<String> fractions(String body) {
    Matcher matcher = FRACTION.matcher(body);
    return matcher.results().map(found -> found.group(1)).toList().stream();
  }

  @Test
  void aDroppedDatabaseIsRestoredByTheDateThatAClientWithMillisecondsReads() {
    // Given
    azure.withDatabase();
    azure.arm.settle(azure.arm.delete(DATABASE));
    Answer listed = azure.arm.get(SERVER + "/restorableDroppedDatabases");
    Instant deleted = Instant.parse(listed.text("/value/0/properties/deletionDate"));

    // When
    Answer restored =
        azure.arm.put(
            DATABASE,
            """
            {"location":"eastus","properties":{"createMode":"Restore","sourceDatabaseId":"%s",
             "sourceDatabaseDeletionDate":"%s"}}
            """
                .formatted(DATABASE, deleted.truncatedTo(ChronoUnit.MILLIS)));

    // Then
    assertThat(restored.status()).as("%s", restored).isEqualTo(202);
  }

  @Test
  void aRecreatedResourceHasOtherKeys() {
    // Given
    azure.withGroup();
    Map<String, String> bodies =
        Map.of(
            "/providers/Microsoft.Storage/storageAccounts/account1",
            "{\"location\":\"eastus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}",
            "/providers/Microsoft.DataMigration/sqlMigrationServices/dms1",
            "{\"location\":\"eastus\"}");
    Map<String, String> actions =
        Map.of("Microsoft.Storage", "/listKeys", "Microsoft.DataMigration", "/listAuthKeys");
    bodies.forEach(
        (path, body) -> {
          String id = GROUP + path;
          String keys = id + actions.get(path.split("/")[2]);
          azure.arm.create(id, body);
          String before = azure.arm.post(keys, null).response().body();

          // When
          azure.arm.settle(azure.arm.delete(id));
          azure.arm.create(id, body);
          String after = azure.arm.post(keys, null).response().body();

          // Then
          assertThat(azure.arm.post(keys, null).response().body()).isEqualTo(after);
          assertThat(after).as(id).isNotEqualTo(before).hasSameSizeAs(before);
        });
  }

  @Test
  void aResourceThatIsFollowedByItsStateSaysWhenToAskAgain() throws Exception {
    // Given
    azure.withGroup();
    ArmClient arm = azure.arm;

    // When
    Answer accepted = arm.put(VAULT, "{\"location\":\"eastus\",\"sku\":{\"name\":\"Standard\"}}");
    Answer running = arm.get(VAULT);
    passFiveMinutes();
    Answer done = arm.get(VAULT);

    // Then
    assertThat(accepted.text("/properties/provisioningState")).isNotEqualTo("Succeeded");
    assertThat(running.header("Retry-After")).isEqualTo("1");
    assertThat(done.text("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(done.header("Retry-After")).isEmpty();
  }

  @Test
  void aGroupOfAnotherSubscriptionIsNotTouched() {
    // Given
    String other = SUBSCRIPTION.replace("4444", "5555") + "/resourceGroups/rg1";
    azure.withGroup();
    azure.arm.create(other, "{\"location\":\"eastus\"}");

    // When
    azure.arm.settle(azure.arm.delete(GROUP));

    // Then
    assertThat(azure.emulator.resourceIds()).containsExactly(other);
  }
}
