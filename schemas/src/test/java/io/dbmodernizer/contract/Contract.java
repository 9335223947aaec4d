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

  /** Whether the tests write the files that they otherwise compare. Set on the command line. */
  static final boolean RECORD = Boolean.getBoolean("contract.record");

  /**
   * The command that records. It needs clean: the plugin generates the classes of a file only if
   * that file has changed, and the stored state contains events of the other file.
   */
  static final String COMMAND =
      "mvn -pl schemas clean test -Dtest='io.dbmodernizer.contract.*Test' -Dcontract.record=true";

  private Contract() {}

  /** Returns the records that are the value of a topic or a store, by full name. */
  static Map<String, Schema> roots() {
    Map<String, Schema> roots = new TreeMap<>();
    TopicCatalogue.subjects().values().forEach(schema -> roots.put(schema.getFullName(), schema));
    Schema state = StageState.getClassSchema();
    roots.put(state.getFullName(), state);
    return roots;
  }

  /** Returns every named type by full name, including nested types. */
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
