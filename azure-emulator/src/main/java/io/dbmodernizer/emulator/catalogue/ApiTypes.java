package io.dbmodernizer.emulator.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The object types of one provider's file. A type is read at its first use. */
final class ApiTypes {

  private final JsonNode types;
  private final Map<String, BodyType> read = new ConcurrentHashMap<>();

  /** Creates the types of a file from its object {@code types}. */
  ApiTypes(JsonNode types) {
    this.types = types;
  }

  /**
   * Returns the type of an object: the subtype that its discriminator names, or the declared type.
   */
  BodyType actual(Shape.Described described, JsonNode value) {
    BodyType declared = type(described.type());
    String subtype =
        declared
            .subtypes()
            .get(value.path(declared.discriminator()).asString("").toLowerCase(Locale.ROOT));
    return subtype == null || subtype.equals(described.type()) ? declared : type(subtype);
  }

  private BodyType type(String name) {
    return read.computeIfAbsent(name, each -> BodyType.of(types.path(each)));
  }
}
