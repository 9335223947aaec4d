package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A transition whose records are encoded and fit their topics, so that its content cannot fail when
 * it is stored and published.
 *
 * @param transition the state, and whether it is new
 * @param publications the records to publish
 */
record Prepared(Transition transition, List<Publication> publications) {

  /**
   * A record with its topic.
   *
   * @param topic the topic
   * @param record the record
   */
  record Publication(Topic topic, Record<String, SpecificRecord> record) {}

  Prepared {
    publications = List.copyOf(publications);
  }

  StageState state() {
    return transition.state();
  }
}
