package io.dbmodernizer.migration.direct;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;

/**
 * The lock that a worker has on the record of its task. As long as the worker renews it, no other
 * worker gets the record. A renewed record comes back with the next poll, as the client requires
 * before it can be acknowledged again. Only the thread of the consumer may use it.
 */
final class TaskLock {
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private final ShareConsumer<byte[], byte[]> consumer;
  private ConsumerRecord<byte[], byte[]> record;
  private boolean held = true;

  TaskLock(ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
    this.consumer = consumer;
    this.record = record;
  }

  /** Returns false if the broker may have given the record to another worker. */
  boolean isHeld() {
    return held;
  }

  /** Renews the lock. Does nothing if it is lost. */
  void renew() {
    if (!held) {
      return;
    }
    held = false;
    if (!acknowledged(AcknowledgeType.RENEW)) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(AT_ONCE)) {
      if (polled.partition() == record.partition() && polled.offset() == record.offset()) {
        record = polled;
        held = true;
      } else {
        consumer.acknowledge(polled, AcknowledgeType.RELEASE);
      }
    }
  }

  /** Gives the lock back. Does nothing if it is lost. */
  void end(AcknowledgeType how) {
    if (held) {
      held = false;
      acknowledged(how);
    }
  }

  private boolean acknowledged(AcknowledgeType how) {
    consumer.acknowledge(record, how);
    return consumer.commitSync().values().stream().allMatch(Optional::isEmpty);
  }
}
