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
 * Writes events in the Confluent wire format. Configured with Confluent's property names: {@code
 * schema.registry.url}, {@code value.subject.name.strategy} (by topic and record name unless set),
 * {@code auto.register.schemas} (true unless set), {@code basic.auth.*}, {@code
 * schema.registry.ssl.*}. Null becomes null, a tombstone.
 *
 * <p>One instance belongs to one producer; like every Kafka serializer it is called by one thread
 * at a time or by several.
 */
public final class EventSerializer implements Serializer<SpecificRecord> {

  private static final String AUTO_REGISTER = "auto.register.schemas";

  private @Nullable SchemaRegistry registry;
  private SubjectNaming naming = SubjectNaming.TOPIC_RECORD;
  private boolean autoRegister = true;

  /** For Kafka, which calls {@link #configure} next. */
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
   * The event's bytes.
   *
   * @throws SchemaRejectedException if the registry does not accept or have the schema
   * @throws RegistryUnavailableException if the registry cannot be asked now
   * @throws SerializationException if the event breaks its own schema, for example a required field
   *     that is null
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
      // Avro reports a null in a field that does not take one as a NullPointerException that names
      // the field.
      throw new SerializationException(
          "%s for %s breaks its schema: %s".formatted(schema.getFullName(), topic, e.getMessage()),
          e);
    }
    return out.toByteArray();
  }

  static void requireValue(boolean isKey) {
    if (isKey) {
      throw new ConfigException(
          "keys of the pipeline's topics are plain strings; use Kafka's own String serde for them");
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
