package io.dbmodernizer.cli.verify;

import io.dbmodernizer.cli.azure.TargetIds;
import io.dbmodernizer.client.EventReader;
import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The target of a migration and its request, from the events. */
public final class KnownTarget {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String migrationId;
  private @Nullable TargetProvisioned target;
  private @Nullable MigrationRequested request;

  private KnownTarget(String migrationId) {
    this.migrationId = migrationId;
  }

  /**
   * Finds the target in the events that Kafka still has.
   *
   * @param connection Kafka client properties, including those of the registry
   * @param migrationId id of the migration
   * @return the last provisioned target; the target of the request if none was provisioned; empty
   *     if there is no request
   */
  public static Optional<TargetProvisioned> find(
      Map<String, Object> connection, String migrationId) {
    KnownTarget known = new KnownTarget(migrationId);
    Map<String, Object> properties = new HashMap<>(connection);
    properties.put("group.id", "modernize-verify-" + UUID.randomUUID());
    properties.put("fetch.max.wait.ms", "100");
    try (EventReader reader =
        new EventReader(properties)
            .on(TargetProvisioned.class, known::provisioned)
            .on(MigrationRequested.class, known::requested)) {
      Map<TopicPartition, Long> ends = reader.ends();
      while (!reader.hasReached(ends)) {
        reader.poll(POLL);
      }
    }
    return known.result();
  }

  /**
   * Returns the target of a request, from its names.
   *
   * @param request an acceptable request
   * @return the target
   */
  public static TargetProvisioned of(MigrationRequested request) {
    return TargetProvisioned.newBuilder()
        .setRequest(request)
        .setServerFqdn(request.getTarget().getServer().getName() + ".database.windows.net")
        .setServerId(TargetIds.server(request))
        .setDatabaseId(TargetIds.database(request))
        .build();
  }

  private Optional<TargetProvisioned> result() {
    if (target != null) {
      return Optional.of(target);
    }
    return Optional.ofNullable(request)
        .map(only -> TargetProvisioned.newBuilder().setRequest(only).build());
  }

  private void provisioned(ReceivedEvent<TargetProvisioned> received) {
    if (migrationId.equals(received.key())) {
      target = received.event();
    }
  }

  /** Keeps the first request: the provisioner refuses another one with the same id. */
  private void requested(ReceivedEvent<MigrationRequested> received) {
    if (request == null && migrationId.equals(received.key())) {
      request = received.event();
    }
  }
}
