package io.dbmodernizer.serde;

import static io.dbmodernizer.serde.UndecodableRecordException.Reason.BYTES_LEFT_OVER;
import static io.dbmodernizer.serde.UndecodableRecordException.Reason.MALFORMED_BODY;
import static io.dbmodernizer.serde.UndecodableRecordException.Reason.TOO_SHORT;
import static io.dbmodernizer.serde.UndecodableRecordException.Reason.UNKNOWN_SCHEMA_ID;
import static io.dbmodernizer.serde.UndecodableRecordException.Reason.UNKNOWN_TYPE;
import static io.dbmodernizer.serde.UndecodableRecordException.Reason.WRONG_MAGIC_BYTE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A deserializer of events from the Confluent wire format into the generated classes. It reads
 * every version of a schema. It has the settings of {@link EventSerializer}. A null value, a
 * tombstone, stays null.
 *
 * <p>A Kafka consumer wraps the exceptions of {@link #deserialize} in its {@code
 * RecordDeserializationException}, with partition and offset.
 */
public final class EventDeserializer implements Deserializer<SpecificRecord> {

  private @Nullable SchemaRegistry registry;
  private final EventModel model = new EventModel();

  /** Creates a deserializer. Kafka calls {@link #configure} next. */
  public EventDeserializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    EventSerializer.requireValue(isKey);
    GeneratedClasses.trust();
    registry = Registries.from(configs);
  }

  /**
   * Decodes an event.
   *
   * @param bytes value of the record; null for a tombstone
   * @return the event; null for a tombstone
   * @throws UndecodableRecordException if the bytes are not an event
   * @throws RegistryUnavailableException if the registry is unavailable; the bytes may be valid
   * @throws IllegalStateException if {@link #configure} was not called
   */
  @Override
  public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    SchemaRegistry source = registry;
    if (source == null) {
      throw new IllegalStateException("configure must be called before deserialize");
    }
    int id = schemaId(topic, bytes);
    Schema writerSchema = writerSchema(topic, source, id);
    Class<? extends SpecificRecord> type = eventClass(topic, writerSchema, id);
    return decode(topic, bytes, id, writerSchema, type);
  }

  private static int schemaId(String topic, byte[] bytes) {
    if (bytes.length < WireFormat.HEADER_BYTES) {
      throw new UndecodableRecordException(
          topic,
          TOO_SHORT,
          "it has %d bytes, but magic byte and schema id need %d"
              .formatted(bytes.length, WireFormat.HEADER_BYTES));
    }
    if (bytes[0] != WireFormat.MAGIC_BYTE) {
      throw new UndecodableRecordException(
          topic, WRONG_MAGIC_BYTE, "first byte is 0x%02x, expected 0x00".formatted(bytes[0]));
    }
    return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
  }

  private static Schema writerSchema(String topic, SchemaRegistry source, int id) {
    try {
      return source.byId(id);
    } catch (UnknownSchemaException e) {
      throw new UndecodableRecordException(topic, UNKNOWN_SCHEMA_ID, messageOf(e), e);
    }
  }

  private Class<? extends SpecificRecord> eventClass(String topic, Schema schema, int id) {
    Class<?> type = classOf(schema);
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new UndecodableRecordException(
          topic,
          UNKNOWN_TYPE,
          "schema %d is %s, for which this program has no class; the event may be newer than the program"
              .formatted(id, nameOf(schema)));
    }
    return type.asSubclass(SpecificRecord.class);
  }

  private @Nullable Class<?> classOf(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      return null;
    }
    try {
      return model.getClass(schema);
    } catch (SecurityException e) {
      // Avro does not trust the class that the schema names, so it is not a class of the contract.
      return null;
    }
  }

  private SpecificRecord decode(
      String topic,
      byte[] bytes,
      int id,
      Schema writerSchema,
      Class<? extends SpecificRecord> type) {
    int length = bytes.length - WireFormat.HEADER_BYTES;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, WireFormat.HEADER_BYTES, length, null);
    SpecificRecord event;
    int left;
    try {
      event =
          new SpecificDatumReader<SpecificRecord>(writerSchema, model.getSchema(type), model)
              .read(null, decoder);
      left = decoder.isEnd() ? 0 : decoder.inputStream().available();
    } catch (IOException | RuntimeException e) {
      // For malformed bytes Avro throws any kind of runtime exception, so all of them mean the
      // same here.
      throw new UndecodableRecordException(
          topic,
          MALFORMED_BODY,
          "the %d bytes after the header are not a %s as in schema %d: %s"
              .formatted(length, writerSchema.getFullName(), id, messageOf(e)),
          e);
    }
    if (left > 0) {
      throw new UndecodableRecordException(
          topic,
          BYTES_LEFT_OVER,
          "%d bytes follow the %s of schema %d, which ends at byte %d"
              .formatted(left, writerSchema.getFullName(), id, bytes.length - left));
    }
    return event;
  }

  private static String nameOf(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? schema.getFullName()
        : "a plain " + schema.getType().getName();
  }

  private static String messageOf(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
