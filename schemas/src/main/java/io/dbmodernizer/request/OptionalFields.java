package io.dbmodernizer.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access to optional fields of a request. A field that a Java program left null is absent. */
final class OptionalFields {

  private OptionalFields() {}

  /** Returns a list, empty if it is null. */
  static <T> List<T> listOf(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** Returns whether a text is left out. */
  static boolean isAbsent(@Nullable String value) {
    return value == null || value.isEmpty();
  }
}
