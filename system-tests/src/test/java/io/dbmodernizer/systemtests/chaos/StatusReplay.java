package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.status.AlertHistory;
import io.dbmodernizer.monitoring.status.Projection;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Projects the events of a migration once more, with the service's own projection and its topics
 * interleaved in another way: the order within a topic stays, but any topic may lag behind.
 */
final class StatusReplay {
  /** How far a topic may lag behind the others. */
  private static final Duration LAG = Duration.ofSeconds(5);

  private static final Duration NEVER_STALLED = Duration.ofDays(1);

  private final StatusProjector projector = new StatusProjector(NEVER_STALLED);
  private final Random random;

  StatusReplay(long seed) {
    this.random = new Random(seed);
  }

  /** Lines for the migrations whose last published snapshot is not what the replay gives. */
  List<String> differences(List<ReceivedEvent<?>> events) {
    Map<String, List<ReceivedEvent<?>>> byMigration = new LinkedHashMap<>();
    events.stream()
        .filter(event -> event.value() != null)
        .forEach(
            event ->
                byMigration
                    .computeIfAbsent(String.valueOf(event.key()), key -> new ArrayList<>())
                    .add(event));
    List<String> differences = new ArrayList<>();
    byMigration.forEach(
        (id, own) -> {
          String published = text(lastSnapshot(own));
          String replayed = text(replay(own));
          if (!published.equals(replayed)) {
            differences.add(id + ": " + around(published, replayed));
          }
        });
    return differences;
  }

  private static @Nullable MigrationStatus lastSnapshot(List<ReceivedEvent<?>> events) {
    MigrationStatus last = null;
    for (ReceivedEvent<?> event : events) {
      if (event.value() instanceof MigrationStatus status) {
        last = status;
      }
    }
    return last;
  }

  private @Nullable MigrationStatus replay(List<ReceivedEvent<?>> events) {
    StatusFacts facts = null;
    MigrationStatus status = null;
    for (ReceivedEvent<?> event : interleaved(events)) {
      SpecificRecord value = event.value();
      if (value != null) {
        Projection projection =
            projector.apply(
                facts,
                event.topic(),
                value,
                event.timestamp(),
                alertId -> AlertHistory.State.UNKNOWN);
        facts = projection.facts();
        status = projection.status();
      }
    }
    return status;
  }

  /** At each step any topic goes on whose next event is not much younger than the oldest one. */
  private List<ReceivedEvent<?>> interleaved(List<ReceivedEvent<?>> events) {
    Map<String, Deque<ReceivedEvent<?>>> topics = new LinkedHashMap<>();
    events.stream()
        .filter(event -> !event.topic().equals(Topic.STATUS.topicName()))
        .forEach(
            event -> topics.computeIfAbsent(event.topic(), t -> new ArrayDeque<>()).add(event));
    List<ReceivedEvent<?>> order = new ArrayList<>();
    while (!topics.isEmpty()) {
      Instant oldest =
          topics.values().stream()
              .map(topic -> topic.element().timestamp())
              .min(Instant::compareTo)
              .orElseThrow();
      List<String> ready =
          topics.entrySet().stream()
              .filter(topic -> !topic.getValue().element().timestamp().isAfter(oldest.plus(LAG)))
              .map(Map.Entry::getKey)
              .toList();
      String next = ready.get(random.nextInt(ready.size()));
      Deque<ReceivedEvent<?>> topic = Objects.requireNonNull(topics.get(next));
      order.add(topic.remove());
      if (topic.isEmpty()) {
        topics.remove(next);
      }
    }
    return order;
  }

  /** What a snapshot says, without when and why it was made. */
  private static String text(@Nullable MigrationStatus status) {
    if (status == null) {
      return "no snapshot";
    }
    MigrationStatus copy = MigrationStatus.newBuilder(status).build();
    copy.setMetadata(new EventMetadata());
    copy.setUpdatedAt(Instant.EPOCH);
    return copy.toString();
  }

  private static String around(String published, String replayed) {
    int at = 0;
    int shorter = Math.min(published.length(), replayed.length());
    while (at < shorter && published.charAt(at) == replayed.charAt(at)) {
      at++;
    }
    return "published …" + cut(published, at) + "… replayed …" + cut(replayed, at) + "…";
  }

  private static String cut(String text, int at) {
    return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 120));
  }
}
