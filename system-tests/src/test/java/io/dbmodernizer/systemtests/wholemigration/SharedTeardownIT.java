package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.testsupport.request.TestCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many migrations that share a resource group, a server, a pool, a storage account, a migration
 * service, a workspace and an action group, created at once and torn down at once under Azure's
 * throttle.
 */
@Tag("deep")
class SharedTeardownIT {
  /** Limits of one migration in one service, independent of the resources of others. */
  private static final int READS_OF_ONE = 15;

  private static final int DELETES_OF_ONE = 8;

  /** Limits for shared resources, independent of the number of migrations. */
  private static final int READS_OF_ALL = 60;

  private static final int DELETES_OF_ALL = 10;

  @TempDir Path folder;

  private VirtualPlatform platform;
  private MigrationRequests requests;

  @BeforeEach
  void start() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    requests = new MigrationRequests(platform);
    platform.createSource("orders");
  }

  @AfterEach
  void stop() throws IOException {
    platform.close();
  }

  @Test
  void sixteenThatLeaveAtOnceLeaveNothingAndReadNoMoreThanTheirOwn() throws Exception {
    tearDownAtOnce(Integer.getInteger("crowd", 16));
  }

  private void tearDownAtOnce(int count) throws Exception {
    // Given
    SortedMap<String, String> before = platform.emulator().resources();
    Fleet fleet = new Fleet(platform);
    MigrationRequested first = shared("crowd-0", 0);
    for (int i = 0; i < count; i++) {
      MigrationRequested request = shared("crowd-" + i, i);
      request.getTarget().setAzure(first.getTarget().getAzure());
      request.getTarget().setServer(first.getTarget().getServer());
      request.getTarget().getStorage().setAccountName("stcrowd0");
      request
          .getTarget()
          .getDatabase()
          .setElasticPool(first.getTarget().getDatabase().getElasticPool());
      fleet.add("crowd-" + i).publish(request);
      if (i == 0) {
        fleet.until("the first migration", MigrationLifecycle::isDone);
      }
    }
    Duration creation = fleet.until("all migrations", MigrationLifecycle::isDone);
    Map<String, Fleet.Calls> created = fleet.takeCalls();

    // When
    fleet
        .migrations()
        .forEach((id, migration) -> migration.publish(TestCommands.teardown(id, true)));
    Duration removal =
        fleet.until("all teardowns", migration -> !migration.events(TargetRemoved.class).isEmpty());
    Map<String, Fleet.Calls> removed = fleet.takeCalls();

    // Then
    System.out.println(count + " created in " + creation + " with " + created);
    System.out.println(count + " removed in " + removal + " with " + removed);
    System.out.println("the throttle's own time for these calls: " + bound(removed));
    EmulatorContents.assertSame(platform.emulator().resources(), before);
    assertThat(kept(fleet)).isNotEmpty();
    assertThat(removed)
        .hasSize(4)
        .allSatisfy(
            (service, calls) -> {
              assertThat(calls.reads()).isLessThanOrEqualTo(READS_OF_ALL + count * READS_OF_ONE);
              assertThat(calls.deletes())
                  .isLessThanOrEqualTo(DELETES_OF_ALL + count * DELETES_OF_ONE);
              assertThat(calls.throttled()).isZero();
            });
  }

  /** Returns the time that the throttle needs for the service with the most calls. */
  private static Duration bound(Map<String, Fleet.Calls> calls) {
    double seconds =
        calls.values().stream()
            .mapToDouble(
                each ->
                    Math.max(
                        (each.reads() - 250) / 25.0,
                        Math.max((each.deletes() - 200) / 10.0, (each.writes() - 200) / 10.0)))
            .max()
            .orElse(0);
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }

  private static List<String> kept(Fleet fleet) {
    return fleet.migrations().values().stream()
        .flatMap(migration -> migration.events(TargetRemoved.class).stream())
        .flatMap(event -> event.getKept().stream())
        .map(AzureResource::getType)
        .toList();
  }

  private MigrationRequested shared(String id, int number) throws IOException {
    MigrationRequested request = requests.pooled(id, "orders");
    request.getTarget().getServer().setEntraOnlyAuthentication(false);
    request.getTarget().getDatabase().setName("sales-" + number);
    request.getTarget().getStorage().setContainerName("migration-" + number);
    request.getBackup().getVault().setName("");
    return request;
  }
}
