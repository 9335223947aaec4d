package io.dbmodernizer.systemtests.contract.scan;

import io.dbmodernizer.azurecontract.spec.ObjectShape;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the properties of a body that a caller may write, down to scalars, lists and maps. */
final class WritableProperties {

  private static final int DEEPEST = 5;

  /** What the address says already; some files forget to call it read-only. */
  private static final Set<String> ADDRESS = Set.of("id", "name", "type");

  private static final String MUTABILITY = "x-ms-mutability";

  private final Shapes shapes = new Shapes();

  /**
   * Lists the properties.
   *
   * @param schema what the body is
   * @param least a valid body, which says which subtypes are meant
   */
  List<WritableProperty> of(SpecNode schema, JsonNode least) {
    List<WritableProperty> found = new ArrayList<>();
    collect(schema, least, List.of(), true, found);
    return found;
  }

  private void collect(
      SpecNode schema,
      JsonNode least,
      List<String> path,
      boolean answered,
      List<WritableProperty> found) {
    ObjectShape shape = actual(shapes.of(schema), least);
    shape
        .properties()
        .forEach(
            (name, property) -> {
              List<String> here = new ArrayList<>(path);
              here.add(name);
              List<String> mutability = mutability(property);
              boolean readOnly = property.is("readOnly") || mutability.equals(List.of("read"));
              boolean shown =
                  answered
                      && !property.is("x-ms-secret")
                      && (mutability.isEmpty() || mutability.contains("read"));
              boolean address = path.isEmpty() && ADDRESS.contains(name);
              if (readOnly || address || decides(shape, name)) {
                return;
              }
              ObjectShape inner = shapes.of(property);
              if (!inner.properties().isEmpty() && here.size() < DEEPEST) {
                collect(property, least.path(name), here, shown, found);
              } else {
                found.add(new WritableProperty(List.copyOf(here), property.resolved(), shown));
              }
            });
  }

  private static boolean decides(ObjectShape shape, String name) {
    return shape.base().filter(base -> base.text("discriminator").equals(name)).isPresent();
  }

  private ObjectShape actual(ObjectShape declared, JsonNode least) {
    return declared
        .base()
        .map(base -> shapes.subtypes(base).get(least.path(base.text("discriminator")).asString("")))
        .map(shapes::of)
        .orElse(declared);
  }

  private static List<String> mutability(SpecNode property) {
    List<String> own = property.texts(MUTABILITY);
    return own.isEmpty() ? property.resolved().texts(MUTABILITY) : own;
  }
}
