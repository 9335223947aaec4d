package io.dbmodernizer.contract;

import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.TopicCatalogue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The schemas of the contract. */
final class Contract {

  /** Set to true on the command line, the tests write what they otherwise compare. */
  static final boolean RECORD = Boolean.getBoolean("contract.record");

  /**
   * Cleans first: the plugin generates the classes of one file only if that file has changed, and
   * the stored state embeds events of the other.
   */
  static final String COMMAND =
      "mvn -pl schemas clean test -Dtest='io.dbmodernizer.contract.*Test' -Dcontract.record=true";

  private Contract() {}

  /** Records that are written by themselves, as events or as state, by full name. */
  static Map<String, Schema> roots() {
    Map<String, Schema> roots = new TreeMap<>();
    TopicCatalogue.subjects().values().forEach(schema -> roots.put(schema.getFullName(), schema));
    Schema state = StageState.getClassSchema();
    roots.put(state.getFullName(), state);
    return roots;
  }

  /** Every named type, nested ones included, by full name. */
  static Map<String, Schema> types(Collection<Schema> roots) {
    Map<String, Schema> types = new LinkedHashMap<>();
    roots.forEach(root -> collect(root, types));
    return types;
  }

  private static void collect(Schema schema, Map<String, Schema> types) {
    switch (schema.getType()) {
      case RECORD -> {
        if (types.put(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), types));
        }
      }
      case ENUM -> types.put(schema.getFullName(), schema);
      case ARRAY -> collect(schema.getElementType(), types);
      case MAP -> collect(schema.getValueType(), types);
      case UNION -> schema.getTypes().forEach(each -> collect(each, types));
      default -> {
        // Primitive types have no name.
      }
    }
  }
}
