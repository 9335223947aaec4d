package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** What a compacted topic holds, in memory; thread-safe. Records in it are never changed. */
interface TopicView {

  /** The topic. */
  Topic topic();

  /**
   * Takes a record over.
   *
   * @param key its key
   * @param value of one of the topic's types, under its key
   */
  void put(String key, SpecificRecord value);

  /** Takes a tombstone over. */
  void remove(String key);

  /** How many records there are. */
  int size();

  /** Whether everything that was on the topic at the start has been read. */
  boolean isComplete();

  /** Says that it has. */
  void markComplete();
}
