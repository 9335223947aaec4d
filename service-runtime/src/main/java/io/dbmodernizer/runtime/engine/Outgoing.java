package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event to publish, without its metadata.
 *
 * @param topic the topic to publish it on
 * @param event the event
 * @param step name of the step; empty for an event of the stage
 * @param outcome the outcome, part of the event's id
 * @param occurrence counts events of the same outcome, part of the event's id
 */
record Outgoing(Topic topic, SpecificRecord event, String step, String outcome, int occurrence) {}
