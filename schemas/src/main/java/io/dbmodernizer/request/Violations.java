package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects violations under a path. Messages describe what is wrong and never repeat a value:
 * people put passwords into the wrong field, and these messages travel in events and logs.
 */
final class Violations {

  /** Most violations that are reported one by one. */
  static final int MOST = 40;

  private final String prefix;
  private final List<FieldViolation> found;

  Violations() {
    this("", new ArrayList<>());
  }

  private Violations(String prefix, List<FieldViolation> found) {
    this.prefix = prefix;
    this.found = found;
  }

  /**
   * A collector for the fields of a record in the field; what it collects is collected here too.
   */
  Violations in(String field) {
    return new Violations(path(field) + ".", found);
  }

  /** The same for one element of a list, counted from 0. */
  Violations in(String field, int index) {
    return in(field + "[" + index + "]");
  }

  void add(String field, String message, String accepted) {
    found.add(new FieldViolation(path(field), message, accepted));
  }

  /** Reports unless the condition holds. */
  void require(boolean condition, String field, String message, String accepted) {
    if (!condition) {
      add(field, message, accepted);
    }
  }

  /** Reports a missing value; true if there is one. */
  boolean present(@Nullable String value, String field, String accepted) {
    boolean present = value != null && !value.isBlank();
    require(present, field, "is required", accepted);
    return present;
  }

  /** Reports a number outside the range, both ends allowed. */
  void inRange(int value, int from, int to, String field, String unit) {
    require(
        value >= from && value <= to,
        field,
        "is outside the range",
        "%d to %d%s".formatted(from, to, unit.isEmpty() ? "" : " " + unit));
  }

  /** The first {@value #MOST}; if there are more, the last one says how many. */
  List<FieldViolation> toList() {
    if (found.size() <= MOST) {
      return List.copyOf(found);
    }
    List<FieldViolation> few = new ArrayList<>(found.subList(0, MOST));
    few.add(
        new FieldViolation(
            "", "and " + (found.size() - MOST) + " more violations", "none of them"));
    return List.copyOf(few);
  }

  private String path(String field) {
    return prefix + field;
  }
}
