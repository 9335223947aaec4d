package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A transition that is known to fit: storing and publishing it fails for no reason of its own.
 *
 * @param transition the state, and whether it is to be stored
 * @param publications what to publish
 */
record Prepared(Transition transition, List<Publication> publications) {

  /**
   * A record with its topic.
   *
   * @param topic where to
   * @param record what
   */
  record Publication(Topic topic, Record<String, SpecificRecord> record) {}

  Prepared {
    publications = List.copyOf(publications);
  }

  StageState state() {
    return transition.state();
  }
}
