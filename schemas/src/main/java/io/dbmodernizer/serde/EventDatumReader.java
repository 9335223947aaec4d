package io.dbmodernizer.serde;

import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads arrays into ordinary lists. Avro's own array type compares its elements by schema without logical types, so
 * {@code equals} of two events throws as soon as an element holds an optional timestamp.
 */
final class EventDatumReader extends SpecificDatumReader<SpecificRecord> {

  /** Longest list for which the writer's word on its length is taken before elements have arrived. */
  private static final int MAX_INITIAL_CAPACITY = 1_000;

  EventDatumReader(Schema writer, Schema reader, SpecificData model) {
    super(writer, reader, model);
  }

  @Override
  protected Object newArray(Object old, int size, Schema schema) {
    return new ArrayList<>(Math.min(size, MAX_INITIAL_CAPACITY));
  }
}
