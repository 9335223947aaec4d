package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.systemtests.platform.MovedDatabase;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SeparatePipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.topics.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two instances of the migration service, one of which goes away while all migrations copy rows.
 */
@ExtendWith(SeparatePipeline.class)
@Tag("deep")
class SharedWorkST {

  private static final int ROWS = 3_000;
  private static final TableId ORDERS = new TableId("Shop", "Orders");

  @Test
  void anInstanceThatIsStoppedHandsItsMigrationsOver(Pipeline pipeline) throws Exception {
    // Given
    pipeline.platform().startService("migration", 2);
    awaitInstances(pipeline, 2);

    // When
    Map<String, Moved> moved = startOnePerPartition(pipeline, "stop");
    awaitAllCopying(pipeline, moved);
    pipeline.platform().stopService("migration");

    // Then
    assertAllMovedOnce(pipeline, moved);
  }

  @Test
  void theMigrationsOfAnInstanceThatIsKilledAreFinishedByTheOther(Pipeline pipeline)
      throws Exception {
    // Given
    pipeline.platform().startService("migration", 1);
    pipeline.platform().startService("migration", 2);
    awaitInstances(pipeline, 2);

    // When
    Map<String, Moved> moved = startOnePerPartition(pipeline, "kill");
    awaitAllCopying(pipeline, moved);
    pipeline.platform().kill("migration-2");

    // Then
    assertAllMovedOnce(pipeline, moved);
  }

  private record Moved(SourceDatabase source, MigrationRequested request) {}

  /** A migration in each partition, so that each instance has some. */
  private static Map<String, Moved> startOnePerPartition(Pipeline pipeline, String prefix)
      throws Exception {
    Map<String, Moved> moved = new LinkedHashMap<>();
    for (int partition = 0; partition < Topic.DEFAULT_PARTITIONS; partition++) {
      String id = idInPartition(prefix, partition);
      SourceDatabase source = pipeline.createSource(prefix + partition, ROWS);
      moved.put(id, new Moved(source, pipeline.request(id, source.name())));
    }
    moved.values().forEach(each -> pipeline.producer().publish(each.request()));
    return moved;
  }

  private static String idInPartition(String prefix, int partition) {
    for (int i = 0; ; i++) {
      String id = prefix + "-" + partition + "-" + i;
      byte[] key = id.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (BuiltInPartitioner.partitionForKey(key, Topic.DEFAULT_PARTITIONS) == partition) {
        return id;
      }
    }
  }

  private static void awaitAllCopying(Pipeline pipeline, Map<String, Moved> moved) {
    moved
        .keySet()
        .forEach(id -> pipeline.awaitStatus(id, "copying of " + id, SharedWorkST::isCopying));
    assertThat(moved.keySet())
        .as("the copy has to outlast the start of all of them")
        .allSatisfy(id -> assertThat(pipeline.events().of(id, MigrationCompleted.class)).isEmpty());
  }

  private static boolean isCopying(MigrationStatus status) {
    return status.getStages().stream()
        .flatMap(stage -> stage.getSteps().stream())
        .anyMatch(
            step -> step.getName().equals("copy") && step.getState() == ProgressState.RUNNING);
  }

  private static void assertAllMovedOnce(Pipeline pipeline, Map<String, Moved> moved)
      throws Exception {
    for (Map.Entry<String, Moved> each : moved.entrySet()) {
      String id = each.getKey();
      pipeline.awaitState(id, MigrationState.COMPLETED);
      await("end of " + id)
          .atMost(Pipeline.PATIENCE)
          .until(() -> !pipeline.events().of(id, ModernizationCompleted.class).isEmpty());
      MovedDatabase.assertEveryRowMoved(
          pipeline,
          each.getValue().source(),
          each.getValue().request(),
          Map.of(ORDERS, (long) ROWS));
    }
    for (String id : moved.keySet()) {
      List<Class<? extends SpecificRecord>> outcomes =
          List.of(
              TargetProvisioned.class,
              SourceAssessed.class,
              SchemaMigrated.class,
              MigrationCompleted.class,
              BackupEnabled.class,
              MonitoringEnabled.class,
              ModernizationCompleted.class);
      for (Class<? extends SpecificRecord> outcome : outcomes) {
        assertThat(pipeline.events().of(id, outcome)).as(id + " " + outcome).hasSize(1);
      }
      assertThat(eventIds(pipeline, id)).doesNotHaveDuplicates();
      assertThat(pipeline.azure().writesAbout(Pipeline.serverName(id)))
          .filteredOn(
              write -> write.method().equals("PUT") && write.isAbout("/databaseMigrations/"))
          .as("copies started for " + id)
          .hasSize(1);
    }
  }

  /** Of everything but snapshots, which are named after the event that they follow. */
  private static List<String> eventIds(Pipeline pipeline, String id) {
    return pipeline.events().of(id).stream()
        .filter(event -> !event.topic().equals(Topic.STATUS.topicName()))
        .map(ReceivedEvent::headers)
        .map(headers -> headers.get("ce_type") + " " + headers.get("ce_id"))
        .toList();
  }

  /** Waits until so many instances of the migration service have partitions. */
  private static void awaitInstances(Pipeline pipeline, int instances) {
    String servers = pipeline.platform().addresses().bootstrapServers();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      await(instances + " instances at work")
          .atMost(Pipeline.PATIENCE)
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(() -> membersAtWork(admin) == instances);
    }
  }

  private static long membersAtWork(Admin admin) throws ExecutionException, InterruptedException {
    List<String> groups = new ArrayList<>();
    for (GroupListing group : admin.listGroups().all().get()) {
      if (group.groupId().contains("migration")) {
        groups.add(group.groupId());
      }
    }
    Optional<ConsumerGroupDescription> group =
        admin.describeConsumerGroups(groups).all().get().values().stream().findFirst();
    return group
        .map(
            found ->
                found.members().stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count())
        .orElse(0L);
  }
}
