package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.topics.Topic;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;

/**
 * A part that a service adds to the topology of its stage. It shares the source nodes, because a
 * topic can be a source only once in a topology.
 */
public interface TopologyContribution {

  /** Returns the topics it reads. */
  Set<Topic> sources();

  /**
   * Adds processors, stores and sinks.
   *
   * @param topology to add to
   * @param sourceNameOf name of the source node of a topic from {@link #sources()}
   */
  void contribute(Topology topology, Function<Topic, String> sourceNameOf);
}
