package io.dbmodernizer.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events in Avro's JSON encoding, for HTTP between programs of the same release. Unlike a record in
 * Kafka, the JSON does not name its schema. So it must contain every field.
 */
public final class EventJson {

  private EventJson() {}

  /**
   * Writes an event.
   *
   * @param event any event
   * @return one JSON object
   */
  public static String write(SpecificRecord event) {
    EventModel model = new EventModel();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      JsonEncoder encoder = EncoderFactory.get().jsonEncoder(event.getSchema(), out);
      new SpecificDatumWriter<SpecificRecord>(event.getSchema(), model).write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the event cannot be written to memory", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * Reads an event.
   *
   * @param type the type of the event
   * @param json a text from {@link #write}
   * @param <T> the type of the event
   * @return the event
   * @throws IllegalArgumentException if the text is not an event of this type in this release; the
   *     message does not repeat the text
   */
  public static <T extends SpecificRecord> T read(Class<T> type, String json) {
    GeneratedClasses.trust();
    EventModel model = new EventModel();
    Schema schema = model.getSchema(type);
    try {
      return type.cast(
          new SpecificDatumReader<SpecificRecord>(schema, schema, model)
              .read(null, DecoderFactory.get().jsonDecoder(schema, json)));
    } catch (IOException | AvroRuntimeException e) {
      throw new IllegalArgumentException(
          "this is not a "
              + type.getSimpleName()
              + " in Avro's JSON encoding as this release writes it",
          e);
    }
  }
}
