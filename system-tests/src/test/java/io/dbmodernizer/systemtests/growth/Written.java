package io.dbmodernizer.systemtests.growth;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.status.AlertHistory;
import io.dbmodernizer.monitoring.status.Projection;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of the values that one migration writes, by where they go. */
final class Written {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String ID = "sales-2026";

  private final Map<String, Long> bytes = new TreeMap<>();
  private final StatusProjector projector = new StatusProjector(Duration.ofMinutes(30));
  private @Nullable StatusFacts facts;
  private int largest;

  private Written() {}

  /** Carries a migration of so many tables through its stage and the projection of its status. */
  static Written by(int tables) throws InterruptedException {
    Written written = new Written();
    written.run(tables);
    return written;
  }

  /** Bytes written to a topic or a store; 0 if none. */
  long to(String where) {
    return bytes.getOrDefault(where, 0L);
  }

  long all() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  int largest() {
    return largest;
  }

  private void run(int tables) throws InterruptedException {
    StageRun run =
        new StageRun(TablesStage.of(tables), List.of(), TestRetries.HALF_AN_HOUR, () -> START);
    TargetProvisioned target = target();
    project(Topic.REQUESTS.topicName(), target.getRequest());
    project(Topic.TARGETS.topicName(), target);
    published(run.receive(target));
    while (run.nextDue().isPresent()) {
      published(run.runDue());
      count("stage state", run.state().orElseThrow());
    }
  }

  private void published(List<SpecificRecord> events) {
    for (SpecificRecord event : events) {
      if (event instanceof TableStatus table) {
        count("tables topic", table);
        count("table store", table.getProgress());
      } else {
        count(event instanceof StepProgressed ? "progress topic" : "outcome topic", event);
        project(
            (event instanceof StepProgressed ? Topic.PROGRESS_MIGRATION : Topic.MIGRATIONS)
                .topicName(),
            event);
      }
    }
  }

  private void project(String topic, SpecificRecord event) {
    Projection projection =
        projector.apply(facts, topic, event, START, id -> AlertHistory.State.UNKNOWN);
    facts = projection.facts();
    if (projection.changed() && projection.status() != null) {
      count("status topic", projection.status());
      count("status store", projection.facts());
    }
  }

  private void count(String where, @Nullable SpecificRecord record) {
    if (record == null) {
      return;
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
      bytes.merge(where, (long) out.size(), Long::sum);
      largest = Math.max(largest, out.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TargetProvisioned target() {
    MigrationRequested request = SampleRequest.empty(ID);
    request.setRequester("team");
    request.getMetadata().setEventId("request-of-" + ID);
    TargetProvisioned target = TargetProvisioned.newBuilder().setRequest(request).build();
    target.getMetadata().setMigrationId(ID);
    target.getMetadata().setEventId("target-of-" + ID);
    return target;
  }
}
