package io.dbmodernizer.client;

import io.dbmodernizer.events.EventMetadata;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Access to the field {@code metadata} of any event of the contract, without its class. */
public final class EventMetadataAccess {

  private static final String FIELD = "metadata";

  private EventMetadataAccess() {}

  /**
   * Returns the metadata of an event.
   *
   * @param event any event of the contract
   * @return its metadata; null only if the program that created the event has not set it yet
   * @throws IllegalArgumentException if the record is not an event of the contract
   */
  public static @Nullable EventMetadata get(SpecificRecord event) {
    return (EventMetadata) event.get(position(event));
  }

  /**
   * Sets the metadata of an event.
   *
   * @param event any event of the contract; changed in place
   * @param metadata the new metadata
   * @throws IllegalArgumentException if the record is not an event of the contract
   */
  public static void set(SpecificRecord event, EventMetadata metadata) {
    event.put(position(event), metadata);
  }

  private static int position(SpecificRecord event) {
    Schema.Field field = event.getSchema().getField(FIELD);
    if (field == null || !field.schema().equals(EventMetadata.getClassSchema())) {
      throw new IllegalArgumentException(
          event.getSchema().getFullName() + " is not an event: it has no field metadata");
    }
    return field.pos();
  }
}
