package io.dbmodernizer.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serializer of events into the Confluent wire format. It has Confluent's property names: {@code
 * schema.registry.url}, {@code value.subject.name.strategy} (default: topic and record name),
 * {@code auto.register.schemas} (default: true), {@code basic.auth.*}, {@code
 * schema.registry.ssl.*}. A null event, a tombstone, stays null.
 *
 * <p>Several threads may use one instance.
 */
public final class EventSerializer implements Serializer<SpecificRecord> {

  private static final String AUTO_REGISTER = "auto.register.schemas";

  private @Nullable SchemaRegistry registry;
  private SubjectNaming naming = SubjectNaming.TOPIC_RECORD;
  private boolean autoRegister = true;

  /** Creates a serializer. Kafka calls {@link #configure} next. */
  public EventSerializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    requireValue(isKey);
    GeneratedClasses.trust();
    registry = Registries.from(configs);
    naming = SubjectNaming.from(configs);
    Object setting = configs.get(AUTO_REGISTER);
    autoRegister = setting == null || flag(setting);
  }

  /**
   * Encodes an event.
   *
   * @param event the event; null for a tombstone
   * @return the bytes; null for a tombstone
   * @throws SchemaRejectedException if the registry does not accept the schema, or does not have it
   *     and {@code auto.register.schemas} is false
   * @throws RegistryUnavailableException if the registry is unavailable
   * @throws SerializationException if the event breaks its schema, for example by a null field
   * @throws IllegalStateException if {@link #configure} was not called
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord event) {
    if (event == null) {
      return null;
    }
    SchemaRegistry target = registry;
    if (target == null) {
      throw new IllegalStateException("configure must be called before serialize");
    }
    Schema schema = event.getSchema();
    byte[] body = body(topic, event, schema);
    String subject = naming.subject(topic, schema);
    int id = autoRegister ? target.register(subject, schema) : target.idOf(subject, schema);
    return ByteBuffer.allocate(WireFormat.HEADER_BYTES + body.length)
        .put(WireFormat.MAGIC_BYTE)
        .putInt(id)
        .put(body)
        .array();
  }

  private static byte[] body(String topic, SpecificRecord event, Schema schema) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForClass(event.getClass()))
          .write(event, encoder);
      encoder.flush();
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      // For a null in a field that does not accept it Avro throws a NullPointerException with the
      // name of the field.
      throw new SerializationException(
          "%s for %s breaks its schema: %s".formatted(schema.getFullName(), topic, e.getMessage()),
          e);
    }
    return out.toByteArray();
  }

  static void requireValue(boolean isKey) {
    if (isKey) {
      throw new ConfigException(
          "the keys of the topics are strings; use StringSerializer of Kafka for them");
    }
  }

  private static boolean flag(Object setting) {
    String text = setting.toString().trim();
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new ConfigException(AUTO_REGISTER, text, "must be true or false");
    }
    return Boolean.parseBoolean(text);
  }
}
