package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** The records of a compacted topic, in memory. Thread-safe; the records in it never change. */
interface TopicView {

  /** Returns the topic. */
  Topic topic();

  /**
   * Adds a record, in place of the one with the same key.
   *
   * @param key key of the record
   * @param value value of the record, of one of the topic's types
   */
  void put(String key, SpecificRecord value);

  /** Removes the record with a key. Does nothing if there is none. */
  void remove(String key);

  /** Returns the number of records. */
  int size();

  /** Returns whether all records that were on the topic at the start have been read. */
  boolean isComplete();

  /** Marks the view as complete. */
  void markComplete();
}
