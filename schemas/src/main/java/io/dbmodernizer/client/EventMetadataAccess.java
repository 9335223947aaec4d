package io.dbmodernizer.client;

import io.dbmodernizer.events.EventMetadata;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The {@code metadata} field, which every event of the contract has, without knowing the event's
 * class.
 */
public final class EventMetadataAccess {

  private static final String FIELD = "metadata";

  private EventMetadataAccess() {}

  /**
   * The metadata of an event.
   *
   * @param event any event of the contract
   * @return its metadata; null only if a program has made the event and not set it yet
   * @throws IllegalArgumentException if the record is no event of the contract
   */
  public static @Nullable EventMetadata get(SpecificRecord event) {
    return (EventMetadata) event.get(position(event));
  }

  /**
   * Sets the metadata of an event.
   *
   * @param event any event of the contract; changed in place
   * @param metadata what it shall carry
   * @throws IllegalArgumentException if the record is no event of the contract
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
