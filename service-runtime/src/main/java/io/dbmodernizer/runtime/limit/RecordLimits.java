package io.dbmodernizer.runtime.limit;

import io.dbmodernizer.topics.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The largest record that each topic takes, in bytes of key, value and headers. It is the limit of
 * the catalogue, and less for a topic whose broker has refused a smaller record. Thread-safe.
 */
public final class RecordLimits {
  /** Bytes of a batch besides its one record. */
  private static final int BATCH = 4 * 1024;

  private static final int CATALOGUE = TopicCatalogue.MAX_MESSAGE_BYTES - BATCH;

  private final Map<String, Integer> learned = new ConcurrentHashMap<>();

  /**
   * @param topicName any topic, a changelog included
   * @return the largest record, in bytes
   */
  public int of(String topicName) {
    return learned.getOrDefault(topicName, CATALOGUE);
  }

  /**
   * Notes that a broker has refused a record for its size: the topic takes less than the catalogue
   * says.
   *
   * @param topicName the topic
   * @param bytes size of the record
   */
  public void refused(String topicName, int bytes) {
    learned.merge(topicName, Math.max(0, bytes - 1), Math::min);
  }
}
