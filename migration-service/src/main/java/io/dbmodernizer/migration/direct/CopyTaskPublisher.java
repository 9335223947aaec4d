package io.dbmodernizer.migration.direct;

import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.CopyTaskChunks;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.producer.EventProducer;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Publishes tasks for the share group of the workers. */
public final class CopyTaskPublisher implements CopyTasks {
  private static final String PRODUCER = "migration";

  private final EventProducer producer;
  private final InstantSource clock;

  /**
   * Creates a publisher.
   *
   * @param producer the connection to Kafka
   * @param clock gives the time of the tasks
   */
  public CopyTaskPublisher(EventProducer producer, InstantSource clock) {
    this.producer = producer;
    this.clock = clock;
  }

  @Override
  public void handOut(
      TargetProvisioned target, CopyId copy, List<List<ChunkId>> packs, CopyShare share) {
    producer.publish(
        Topic.COPY_TASKS,
        packs.stream().map(pack -> task(target, copy, pack, share, clock.instant())).toList());
  }

  /** Returns the task of a pack. */
  static CopyTask task(
      TargetProvisioned target, CopyId copy, List<ChunkId> pack, CopyShare share, Instant now) {
    String outcome = "CopyTask:" + copy.attempt() + ":" + pack.get(0);
    return CopyTask.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder()
                .setEventId(EventIds.of(copy.migration(), PRODUCER, "copy", outcome, pack.size()))
                .setMigrationId(copy.migration())
                .setCorrelationId(target.getMetadata().getCorrelationId())
                .setCausationId(target.getMetadata().getEventId())
                .setOccurredAt(now.truncatedTo(ChronoUnit.MILLIS))
                .setProducer(PRODUCER)
                .build())
        .setTarget(target)
        .setCopy(copy.attempt())
        .setChunks(ranges(pack))
        .setLimits(new CopyLimits(share.rowsPerSecond(), share.bytesPerSecond(), 0))
        .setLimitsVersion(share.version())
        .build();
  }

  /** Returns the chunks with consecutive numbers of one table as one entry. */
  private static List<CopyTaskChunks> ranges(List<ChunkId> pack) {
    List<CopyTaskChunks> ranges = new ArrayList<>();
    for (ChunkId chunk : pack) {
      CopyTaskChunks last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (last != null
          && last.getTable().equals(chunk.table().toString())
          && last.getToChunk() == chunk.number() - 1) {
        last.setToChunk(chunk.number());
      } else {
        ranges.add(new CopyTaskChunks(chunk.table().toString(), chunk.number(), chunk.number()));
      }
    }
    return ranges;
  }
}
