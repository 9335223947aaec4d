package io.dbmodernizer.emulator.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The check of a normalised body: unknown properties, and values outside of a fixed list. */
final class BodyProblems {

  private final ApiTypes types;
  private final List<String> problems = new ArrayList<>();

  BodyProblems(ApiTypes types) {
    this.types = types;
  }

  List<String> in(Shape shape, JsonNode body) {
    check(shape, body, "");
    return problems;
  }

  private void check(Shape shape, JsonNode value, String place) {
    if (shape instanceof Shape.ListOf list && value.isArray()) {
      value.forEach(item -> check(list.items(), item, place + "[]"));
    } else if (shape instanceof Shape.MapOf map && value.isObject()) {
      value
          .properties()
          .forEach(each -> check(map.values(), each.getValue(), child(place, each.getKey())));
    } else if (shape instanceof Shape.Described described && value instanceof ObjectNode object) {
      BodyType type = types.actual(described, object);
      object.properties().forEach(each -> property(type, each.getKey(), each.getValue(), place));
    }
  }

  private void property(BodyType type, String name, JsonNode value, String place) {
    BodyProperty property = type.properties().get(name);
    if (property != null) {
      listed(property, value, child(place, name));
      check(property.shape(), value, child(place, name));
    } else if (type.others() != null) {
      check(type.others(), value, child(place, name));
    } else {
      problems.add(
          "'%s' is not a property; use one of %s"
              .formatted(
                  child(place, name),
                  String.join(", ", new TreeSet<>(type.properties().keySet()))));
    }
  }

  private void listed(BodyProperty property, JsonNode value, String place) {
    boolean fixed = !property.accepted().isEmpty() && !property.open();
    if (fixed
        && value.isValueNode()
        && !value.isNull()
        && property.spelled(value.asString()) == null) {
      problems.add(
          "'%s' is '%s'; use one of %s"
              .formatted(place, value.asString(), String.join(", ", property.accepted())));
    }
  }

  private static String child(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
