package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event to publish, without its metadata.
 *
 * @param topic where to
 * @param event what
 * @param step the step it is about; empty for the stage
 * @param outcome what happened, part of the event's identity
 * @param occurrence how often it happened, part of the event's identity
 */
record Outgoing(Topic topic, SpecificRecord event, String step, String outcome, int occurrence) {}
