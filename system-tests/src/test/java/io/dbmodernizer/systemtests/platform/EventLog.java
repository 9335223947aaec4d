package io.dbmodernizer.systemtests.platform;

import io.dbmodernizer.client.EventReader;
import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.MigrationStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;

/** Every committed event of every topic since the platform's beginning, read all the time. */
public final class EventLog implements AutoCloseable {

  private final List<ReceivedEvent<?>> received = new CopyOnWriteArrayList<>();
  private final EventReader reader;
  private final Thread thread;

  private EventLog(EventReader reader) {
    this.reader = reader;
    this.thread = new Thread(reader::run, "event-log");
  }

  /** Starts reading. */
  public static EventLog start(String bootstrapServers, String registryUrl) {
    EventReader reader =
        new EventReader(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "schema.registry.url", registryUrl,
                "group.id", "system-tests-" + UUID.randomUUID()));
    EventLog log = new EventLog(reader);
    reader.onAny(log.received::add).onTombstone(log.received::add);
    log.thread.setDaemon(true);
    log.thread.start();
    return log;
  }

  /** Everything about a migration, tombstones included; ordered within a topic. */
  public List<ReceivedEvent<?>> of(String migrationId) {
    return received.stream().filter(event -> migrationId.equals(event.migrationId())).toList();
  }

  /** The events of a type about a migration, in order. */
  public <T extends SpecificRecord> List<T> of(String migrationId, Class<T> type) {
    return of(migrationId).stream()
        .map(ReceivedEvent::value)
        .filter(Objects::nonNull)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The latest snapshot of a migration. */
  public Optional<MigrationStatus> status(String migrationId) {
    List<MigrationStatus> statuses = of(migrationId, MigrationStatus.class);
    return statuses.isEmpty() ? Optional.empty() : Optional.of(statuses.get(statuses.size() - 1));
  }

  @Override
  public void close() throws InterruptedException {
    reader.stop();
    thread.join();
    reader.close();
  }
}
