package io.dbmodernizer.serde;

import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * How Avro builds the generated classes here: arrays become ordinary lists. Avro's own array type
 * compares elements by schema without logical types, so {@code equals} of two events throws as soon
 * as an element holds an optional timestamp.
 */
final class EventModel extends SpecificData {

  /**
   * Longest list for which the writer's word on its length is taken before elements have arrived.
   */
  private static final int MAX_INITIAL_CAPACITY = 1_000;

  EventModel() {
    super(EventModel.class.getClassLoader());
    addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    // Both shortcuts of Avro create its own array type, whatever newArray says.
    setFastReaderEnabled(false);
    setCustomCoders(false);
  }

  @Override
  public Object newArray(Object old, int size, Schema schema) {
    return new ArrayList<>(Math.min(size, MAX_INITIAL_CAPACITY));
  }
}
