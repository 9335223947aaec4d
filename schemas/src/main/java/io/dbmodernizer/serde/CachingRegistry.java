package io.dbmodernizer.serde;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A cache of the answers of another registry. The answers never change. Its size is limited,
 * because records of other programs may contain any number of ids.
 */
final class CachingRegistry implements SchemaRegistry {

  static final int MAX_ENTRIES = 1_000;

  private final SchemaRegistry registry;
  private final Map<SubjectAndSchema, Integer> ids = boundedMap();
  private final Map<Integer, Schema> schemas = boundedMap();

  private record SubjectAndSchema(String subject, Schema schema) {}

  CachingRegistry(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public int register(String subject, Schema schema) {
    SubjectAndSchema key = new SubjectAndSchema(subject, schema);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = registry.register(subject, schema);
    ids.put(key, id);
    return id;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    SubjectAndSchema key = new SubjectAndSchema(subject, schema);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = registry.idOf(subject, schema);
    ids.put(key, id);
    return id;
  }

  @Override
  public Schema byId(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Schema schema = registry.byId(id);
    schemas.put(id, schema);
    return schema;
  }

  private static <K, V> Map<K, V> boundedMap() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_ENTRIES;
          }
        });
  }
}
