package io.dbmodernizer.monitoring.api.stream;

import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.Summaries;
import io.dbmodernizer.monitoring.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clients of the stream. A client is added and a round of events is sent one after the other,
 * so a client misses nothing that changes after it was added.
 */
final class StreamHub {
  private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FIRST = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);
  private static final long SUMMARY_INTERVAL = Duration.ofSeconds(1).toNanos();
  private static final int LARGEST_REPLAY = 1_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final MigrationIndex index;
  private final Summaries summaries;
  private final JsonMapper json;
  private final StreamProperties properties;
  private final LongSupplier nanos;
  private final List<StreamClient> clients = new CopyOnWriteArrayList<>();
  private long sentVersion;
  private String sentSummary = "";
  private long summaryAt;
  private long heartbeatAt;
  private boolean stopped;

  /**
   * Creates the hub.
   *
   * @param nanos a clock for intervals, in nanoseconds
   */
  StreamHub(
      MigrationIndex index,
      Summaries summaries,
      JsonMapper json,
      StreamProperties properties,
      LongSupplier nanos) {
    this.index = index;
    this.summaries = summaries;
    this.json = json;
    this.properties = properties;
    this.nanos = nanos;
    this.summaryAt = nanos.getAsLong() - SUMMARY_INTERVAL;
    this.heartbeatAt = nanos.getAsLong();
  }

  /** Returns the largest number of bytes that wait for a client. */
  long pendingLimit() {
    return properties.pending().toBytes();
  }

  /** Returns the number of clients. */
  int size() {
    return clients.size();
  }

  /**
   * Adds a client and sends what it has to know first.
   *
   * @param opened makes the client, if there is room for it
   * @param lastEventId id of the last event that it has seen; null if it has seen none
   * @throws org.springframework.web.ErrorResponseException 503 if there are too many clients
   */
  synchronized void add(Supplier<StreamClient> opened, @Nullable String lastEventId) {
    if (stopped || clients.size() >= properties.maxClients()) {
      throw Problem.unavailable(
          stopped
              ? "the service stops"
              : "the stream has " + clients.size() + " clients and takes no more",
          RETRY_AFTER);
    }
    StreamClient client = opened.get();
    clients.add(client);
    client.send(FIRST);
    byte[] events = first(client, lastEventId);
    if (events.length > 0) {
      client.send(events);
    }
  }

  private byte[] first(StreamClient client, @Nullable String lastEventId) {
    MigrationIndex.Changes changes = missed(lastEventId);
    EventWriter events = new EventWriter(json, new EventId(index.epoch(), changes.version()));
    boolean replayed = changes.whole() && changes.changed().size() <= LARGEST_REPLAY;
    if (lastEventId != null && !replayed) {
      events.reset();
    }
    String id = client.migrationId();
    if (id == null) {
      events.summary(summaries.get());
    } else if (lastEventId == null) {
      index.find(id).ifPresent(events::migration);
    }
    if (replayed) {
      events.changes(changes, client::wants);
    }
    return events.bytes();
  }

  /** Returns the changes since an event; not whole if they are not known. */
  private MigrationIndex.Changes missed(@Nullable String lastEventId) {
    EventId last = lastEventId == null ? null : EventId.parse(lastEventId);
    long current = index.version();
    if (last == null || !last.epoch().equals(index.epoch()) || last.version() > current) {
      return new MigrationIndex.Changes(List.of(), List.of(), current, false);
    }
    return index.changesSince(last.version());
  }

  /** Forgets a client. */
  void remove(StreamClient client) {
    clients.remove(client);
  }

  /** Sends what has changed since the last round, and the heartbeat if it is time. */
  synchronized void round() {
    long now = nanos.getAsLong();
    if (index.version() != sentVersion) {
      MigrationIndex.Changes changes = index.changesSince(sentVersion);
      sentVersion = changes.version();
      sendChanges(changes);
    }
    if (now - summaryAt >= SUMMARY_INTERVAL && !summaries.version().equals(sentSummary)) {
      summaryAt = now;
      sentSummary = summaries.version();
      sendSummary();
    }
    if (now - heartbeatAt >= properties.heartbeat().toNanos()) {
      heartbeatAt = now;
      clients.forEach(client -> client.send(HEARTBEAT));
    }
  }

  private void sendChanges(MigrationIndex.Changes changes) {
    EventId id = new EventId(index.epoch(), changes.version());
    byte[] all = null;
    for (StreamClient client : clients) {
      if (client.wantsAll()) {
        // All of these clients share the bytes.
        all = all == null ? new EventWriter(json, id).changes(changes, any -> true).bytes() : all;
        client.send(all);
      } else {
        EventWriter events = new EventWriter(json, id).changes(changes, client::wants);
        if (!events.isEmpty()) {
          client.send(events.bytes());
        }
      }
    }
  }

  private void sendSummary() {
    List<StreamClient> interested = clients.stream().filter(StreamClient::wantsAll).toList();
    if (!interested.isEmpty()) {
      byte[] bytes =
          new EventWriter(json, new EventId(index.epoch(), sentVersion))
              .summary(summaries.get())
              .bytes();
      interested.forEach(client -> client.send(bytes));
    }
  }

  /** Ends all clients and takes no more. */
  synchronized void stop() {
    stopped = true;
    clients.forEach(StreamClient::end);
  }

  /** Takes clients again. */
  synchronized void start() {
    stopped = false;
  }
}
