package io.dbmodernizer.serde;

import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * The Avro data model of the events. Arrays become ordinary lists: Avro's own array type compares
 * elements without logical types, so {@code equals} throws if an element has an optional timestamp.
 */
final class EventModel extends SpecificData {

  /** Largest initial capacity of a list, whatever length the writer announces. */
  private static final int MAX_INITIAL_CAPACITY = 1_000;

  EventModel() {
    super(EventModel.class.getClassLoader());
    addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    // Both shortcuts of Avro bypass newArray and create its own array type.
    setFastReaderEnabled(false);
    setCustomCoders(false);
  }

  @Override
  public Object newArray(Object old, int size, Schema schema) {
    return new ArrayList<>(Math.min(size, MAX_INITIAL_CAPACITY));
  }
}
