package io.dbmodernizer.serde;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/**
 * A registry within the JVM, for tests: {@code schema.registry.url=mock://NAME}. Serdes with the
 * same name share it. It accepts every schema and does not check compatibility.
 */
final class InMemoryRegistry implements SchemaRegistry {

  private static final ConcurrentMap<String, InMemoryRegistry> BY_NAME = new ConcurrentHashMap<>();

  private final Map<Schema, Integer> ids = new LinkedHashMap<>();
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<String, Map<Schema, Integer>> subjects = new HashMap<>();

  private InMemoryRegistry() {}

  static InMemoryRegistry named(String name) {
    return BY_NAME.computeIfAbsent(name, ignored -> new InMemoryRegistry());
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    int id = ids.computeIfAbsent(schema, ignored -> ids.size() + 1);
    schemas.put(id, schema);
    subjects.computeIfAbsent(subject, ignored -> new HashMap<>()).put(schema, id);
    return id;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    Integer id = subjects.getOrDefault(subject, Map.of()).get(schema);
    if (id == null) {
      throw RegistryResponses.notRegistered(subject, schema);
    }
    return id;
  }

  @Override
  public synchronized Schema byId(int id) {
    Schema schema = schemas.get(id);
    if (schema == null) {
      throw new UnknownSchemaException("the registry has no schema with id " + id);
    }
    return Objects.requireNonNull(schema);
  }
}
