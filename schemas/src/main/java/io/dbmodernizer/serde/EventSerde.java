package io.dbmodernizer.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serde of events for Kafka Streams. It uses the classes in {@code value.serializer} and {@code
 * value.deserializer}, the same properties as for producers and consumers. The defaults are {@link
 * EventSerializer} and {@link EventDeserializer}.
 */
public final class EventSerde implements Serde<SpecificRecord> {

  private @Nullable Serializer<SpecificRecord> serializer;
  private @Nullable Deserializer<SpecificRecord> deserializer;

  /** Creates a serde. Kafka Streams calls {@link #configure} next. */
  public EventSerde() {}

  /**
   * Returns a configured serde.
   *
   * @param configs Kafka client properties, including those of the registry
   * @return a serde for values
   * @throws ConfigException if a property has an invalid value
   */
  public static EventSerde of(Map<String, ?> configs) {
    EventSerde serde = new EventSerde();
    serde.configure(configs, false);
    return serde;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void configure(Map<String, ?> configs, boolean isKey) {
    EventSerializer.requireValue(isKey);
    GeneratedClasses.trust();
    Map<String, Object> complete = new HashMap<>(configs);
    // The defaults of Confluent's classes are subjects by topic, and generic records.
    complete.putIfAbsent(
        SubjectNaming.PROPERTY, "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    complete.putIfAbsent("specific.avro.reader", true);
    serializer = instance(complete, "value.serializer", Serializer.class, EventSerializer.class);
    serializer.configure(complete, false);
    deserializer =
        instance(complete, "value.deserializer", Deserializer.class, EventDeserializer.class);
    deserializer.configure(complete, false);
  }

  @Override
  public Serializer<SpecificRecord> serializer() {
    return required(serializer);
  }

  @Override
  public Deserializer<SpecificRecord> deserializer() {
    return required(deserializer);
  }

  @Override
  public void close() {
    if (serializer != null) {
      serializer.close();
    }
    if (deserializer != null) {
      deserializer.close();
    }
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("configure must be called first");
    }
    return part;
  }

  private static <T> T instance(
      Map<String, Object> configs, String property, Class<T> kind, Class<? extends T> otherwise) {
    Object setting = configs.get(property);
    try {
      Class<?> type;
      if (setting == null) {
        type = otherwise;
      } else if (setting instanceof Class<?> given) {
        type = given;
      } else {
        type = Class.forName(setting.toString(), true, contextClassLoader());
      }
      return kind.cast(type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ConfigException(
          property, setting, "must be a " + kind.getSimpleName() + " class on the class path");
    }
  }

  private static ClassLoader contextClassLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : EventSerde.class.getClassLoader();
  }
}
