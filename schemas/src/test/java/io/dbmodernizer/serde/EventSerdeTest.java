package io.dbmodernizer.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.SampleEvents;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventSerdeTest {

  private static final String TOPIC = Topic.MIGRATIONS.topicName();

  private Map<String, Object> configs = Map.of();
  private InMemoryRegistry registry = InMemoryRegistry.named("unset");

  @BeforeEach
  void aRegistryOfItsOwn(TestInfo test) {
    String name = "serde-" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    configs = Map.of("schema.registry.url", "mock://" + name);
    registry = InMemoryRegistry.named(name);
  }

  static Stream<Arguments> everyTypeOnEveryTopic() {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> topic.recordTypes().stream().map(type -> Arguments.of(topic, type)));
  }

  @ParameterizedTest
  @MethodSource("everyTypeOnEveryTopic")
  void everyEventComesBackEqual(Topic topic, Class<? extends SpecificRecordBase> type) {
    // Given
    EventSerde serde = EventSerde.of(configs);
    SpecificRecord event = SampleEvents.filled(type);

    // When
    byte[] bytes = serde.serializer().serialize(topic.topicName(), event);
    SpecificRecord back = serde.deserializer().deserialize(topic.topicName(), bytes);

    // Then
    assertThat(back).isEqualTo(event).isExactlyInstanceOf(type);
    assertThat(bytes[0]).isZero();
  }

  @Test
  void tombstonesStayNullBothWays() {
    EventSerde serde = EventSerde.of(configs);

    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
  }

  @Test
  void anOlderWriterIsReadWithDefaultsForWhatItDidNotKnow() {
    // Given
    Schema older = without(CancelRequested.getClassSchema(), "explanation");
    GenericRecord record =
        new GenericRecordBuilder(older).set("requester", "platform team").build();

    // When
    CancelRequested event = (CancelRequested) read(older, record);

    // Then
    assertThat(event.getRequester()).isEqualTo("platform team");
    assertThat(event.getExplanation()).isEmpty();
    assertThat(event.getMetadata().getOccurredAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aNewerWriterIsReadWithoutWhatThisReaderDoesNotKnow() {
    // Given
    Schema newer =
        new Schema.Parser()
            .parse(
                CancelRequested.getClassSchema()
                    .toString()
                    .replace(
                        "{\"name\":\"explanation\"",
                        "{\"name\":\"urgency\",\"type\":\"int\",\"default\":0},{\"name\":\"explanation\""));
    GenericRecord record =
        new GenericRecordBuilder(newer).set("urgency", 9).set("explanation", "late").build();

    // When
    CancelRequested event = (CancelRequested) read(newer, record);

    // Then
    assertThat(event.getExplanation()).isEqualTo("late");
  }

  @Test
  void anEnumSymbolOfANewerWriterBecomesTheDefaultSymbol() {
    // Given
    Schema newer =
        new Schema.Parser()
            .parse(
                MigrationFailed.getClassSchema()
                    .toString()
                    .replace("\"INTERNAL_ERROR\"", "\"INTERNAL_ERROR\",\"SOLAR_FLARE\""));
    Schema failure = newer.getField("failure").schema();
    GenericRecord record =
        new GenericRecordBuilder(newer)
            .set(
                "failure",
                new GenericRecordBuilder(failure)
                    .set(
                        "reason",
                        new GenericData.EnumSymbol(
                            failure.getField("reason").schema(), "SOLAR_FLARE"))
                    .build())
            .build();

    // When
    MigrationFailed event = (MigrationFailed) read(newer, record);

    // Then
    assertThat(event.getFailure().getReason()).isEqualTo(Reason.UNSPECIFIED);
  }

  @Test
  void aWrongMagicByteIsUndecodable() {
    assertUndecodable(
        "hello, world".getBytes(StandardCharsets.UTF_8),
        UndecodableRecordException.Reason.WRONG_MAGIC_BYTE,
        "0x68");
  }

  @Test
  void tooFewBytesAreUndecodable() {
    assertUndecodable(new byte[] {0, 1}, UndecodableRecordException.Reason.TOO_SHORT, "2 bytes");
    assertUndecodable(new byte[0], UndecodableRecordException.Reason.TOO_SHORT, "0 bytes");
  }

  @Test
  void anUnknownSchemaIdIsUndecodable() {
    assertUndecodable(
        framed(4711, new byte[3]), UndecodableRecordException.Reason.UNKNOWN_SCHEMA_ID, "4711");
  }

  @Test
  void aTypeThatThisProgramDoesNotHaveIsUndecodable() {
    int id =
        registry.register(
            "foreign", Schema.createRecord("Foreign", null, "com.example", false, List.of()));

    assertUndecodable(
        framed(id, new byte[0]),
        UndecodableRecordException.Reason.UNKNOWN_TYPE,
        "com.example.Foreign");
  }

  @Test
  void aClassOfTheJdkIsNeverInstantiatedForASchemaThatNamesIt() {
    int id =
        registry.register(
            "foreign", Schema.createRecord("ProcessBuilder", null, "java.lang", false, List.of()));

    assertUndecodable(
        framed(id, new byte[0]),
        UndecodableRecordException.Reason.UNKNOWN_TYPE,
        "java.lang.ProcessBuilder");
  }

  @Test
  void aBodyCutShortIsUndecodable() {
    byte[] whole =
        EventSerde.of(configs)
            .serializer()
            .serialize(TOPIC, SampleEvents.filled(MigrationFailed.class));

    assertUndecodable(
        Arrays.copyOf(whole, whole.length - 3),
        UndecodableRecordException.Reason.MALFORMED_BODY,
        "MigrationFailed");
  }

  @Test
  void bytesAfterTheEventAreUndecodable() {
    byte[] whole =
        EventSerde.of(configs)
            .serializer()
            .serialize(TOPIC, SampleEvents.filled(MigrationFailed.class));

    assertUndecodable(
        Arrays.copyOf(whole, whole.length + 3),
        UndecodableRecordException.Reason.BYTES_LEFT_OVER,
        "3 bytes follow the");
  }

  @Test
  void aBodyThatClaimsTwoGigabytesIsUndecodableAndAllocatesNothing() {
    int id = registry.register("any", CancelRequested.getClassSchema());
    // zig-zag varint of Integer.MAX_VALUE - 8 as the length of the first string
    byte[] claim = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

    assertUndecodable(
        framed(id, claim), UndecodableRecordException.Reason.MALFORMED_BODY, "CancelRequested");
  }

  @Test
  void arbitraryBytesAreNeverMoreThanUndecodable() {
    // Given
    int id = registry.register("any", MigrationFailed.getClassSchema());
    EventDeserializer deserializer = deserializer();
    Random random = new Random(20260203);
    int refused = 0;

    // When
    for (int i = 0; i < 5_000; i++) {
      byte[] body = new byte[random.nextInt(64)];
      random.nextBytes(body);
      try {
        deserializer.deserialize(TOPIC, framed(id, body));
      } catch (UndecodableRecordException e) {
        refused++;
      }
    }

    // Then
    assertThat(refused).isGreaterThan(4_900);
  }

  @Test
  void anEventThatBreaksItsSchemaIsRefusedWithTheNameOfTheField() {
    MigrationFailed event =
        MigrationFailed.newBuilder()
            .setMetadata(new EventMetadata())
            .setFailure(new Failure())
            .build();

    assertThatThrownBy(() -> EventSerde.of(configs).serializer().serialize(TOPIC, event))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("MigrationFailed")
        .hasMessageContaining("metadata");
  }

  @Test
  void withRegisteringSwitchedOffAnUnregisteredSchemaIsRefusedBySubject() {
    Map<String, Object> strict = new HashMap<>(configs);
    strict.put("auto.register.schemas", "false");

    assertThatThrownBy(
            () ->
                EventSerde.of(strict)
                    .serializer()
                    .serialize(TOPIC, SampleEvents.filled(MigrationFailed.class)))
        .isInstanceOf(SchemaRejectedException.class)
        .hasMessageContaining(TOPIC + "-io.dbmodernizer.events.MigrationFailed");
  }

  @Test
  void subjectsAreNamedByTopicAndRecord() {
    EventSerde.of(configs)
        .serializer()
        .serialize(TOPIC, SampleEvents.filled(MigrationFailed.class));

    assertThat(
            registry.idOf(
                TOPIC + "-io.dbmodernizer.events.MigrationFailed",
                MigrationFailed.getClassSchema()))
        .isPositive();
  }

  @Test
  void theSubjectStrategyIsChosenByConfluentsPropertyAndClassNames() {
    Map<String, Object> byRecord = new HashMap<>(configs);
    byRecord.put(
        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.RecordNameStrategy");

    EventSerde.of(byRecord)
        .serializer()
        .serialize(TOPIC, SampleEvents.filled(MigrationFailed.class));

    assertThat(
            registry.idOf(
                "io.dbmodernizer.events.MigrationFailed", MigrationFailed.getClassSchema()))
        .isPositive();
  }

  @Test
  void anUnknownSubjectStrategyIsRefusedWithTheKnownOnes() {
    Map<String, Object> wrong = new HashMap<>(configs);
    wrong.put("value.subject.name.strategy", "com.example.Mine");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> EventSerde.of(wrong))
        .withMessageContaining("TopicRecordNameStrategy");
  }

  @Test
  void theConfiguredClassesAreUsed() {
    Map<String, Object> other = new HashMap<>(configs);
    other.put("value.serializer", ByteArraySerializer.class.getName());

    assertThat(EventSerde.of(other).serializer()).isInstanceOf(ByteArraySerializer.class);
    assertThat(EventSerde.of(configs).serializer()).isInstanceOf(EventSerializer.class);
  }

  @Test
  void aClassThatIsNoSerializerIsRefusedByProperty() {
    Map<String, Object> wrong = new HashMap<>(configs);
    wrong.put("value.serializer", "com.example.Missing");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> EventSerde.of(wrong))
        .withMessageContaining("value.serializer");
  }

  private void assertUndecodable(
      byte[] bytes, UndecodableRecordException.Reason reason, String detail) {
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> deserializer().deserialize(TOPIC, bytes))
        .withMessageContaining(TOPIC)
        .withMessageContaining(detail)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .isInstanceOf(SerializationException.class);
  }

  private EventDeserializer deserializer() {
    EventDeserializer deserializer = new EventDeserializer();
    deserializer.configure(configs, false);
    return deserializer;
  }

  private SpecificRecord read(Schema writer, GenericRecord record) {
    int id = registry.register("any", writer);
    return Objects.requireNonNull(
        deserializer().deserialize(TOPIC, framed(id, body(writer, record))));
  }

  private static byte[] body(Schema schema, GenericRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] framed(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  private static Schema without(Schema schema, String field) {
    return Schema.createRecord(
        schema.getName(),
        schema.getDoc(),
        schema.getNamespace(),
        false,
        schema.getFields().stream()
            .filter(each -> !each.name().equals(field))
            .map(each -> new Schema.Field(each, each.schema()))
            .toList());
  }
}
