package io.dbmodernizer.azurecontract.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an object may and must contain, collected through {@code allOf}. */
public final class ObjectShape {

  private final Map<String, SpecNode> properties = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private @Nullable SpecNode others;
  private @Nullable SpecNode base;
  private boolean open;
  private boolean closed;

  private ObjectShape() {}

  /** Collects the shape of a schema. */
  static ObjectShape of(SpecNode schema) {
    ObjectShape shape = new ObjectShape();
    shape.collect(schema.resolved());
    return shape;
  }

  private void collect(SpecNode schema) {
    schema.elements("allOf").forEach(part -> collect(part.resolved()));
    properties.putAll(schema.children("properties"));
    required.addAll(schema.texts("required"));
    if (!schema.text("discriminator").isEmpty()) {
      base = schema;
    }
    schema
        .child("additionalProperties")
        .ifPresent(
            more -> {
              if (more.json().isObject()) {
                others = more;
              } else {
                open = more.json().asBoolean(false);
                closed = !open;
              }
            });
  }

  /** The properties by name, references not followed. */
  public Map<String, SpecNode> properties() {
    return properties;
  }

  /** Names of the properties that have to be there. */
  public Set<String> required() {
    return required;
  }

  /** Schema of the properties that are not named. */
  public Optional<SpecNode> others() {
    return Optional.ofNullable(others);
  }

  /** Whether anything may be in it: said so, or nothing is said at all. */
  public boolean open() {
    return open || (properties.isEmpty() && others == null && !closed);
  }

  /** The schema that has subtypes, if there is one; it names the deciding property. */
  public Optional<SpecNode> base() {
    return Optional.ofNullable(base);
  }
}
