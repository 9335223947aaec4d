package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects violations under a path. Messages describe what is wrong and never repeat a value:
 * people put passwords into the wrong field, and these messages travel in events and logs.
 */
final class Violations {

  /** Most violations that are reported one by one. */
  static final int MOST = 40;

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final String UUID_FORM = "a UUID such as 00000000-0000-0000-0000-000000000000";

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

  /** Reports what is no reference to a secret. */
  void secret(@Nullable String reference, String field) {
    try {
      SecretRef.parse(reference);
    } catch (IllegalArgumentException e) {
      add(field, String.valueOf(e.getMessage()), SecretRef.ACCEPTED);
    }
  }

  /** Reports a missing or malformed UUID. */
  void uuid(@Nullable String value, String field) {
    if (present(value, field, UUID_FORM) && value != null) {
      require(UUID.matcher(value).matches(), field, "is not a UUID", UUID_FORM);
    }
  }

  /** Reports a missing record; applies the rules of one that is there. */
  <T> void section(@Nullable T record, String field, BiConsumer<T, Violations> rules) {
    if (record == null) {
      add(field, "is required", "a record with the fields of the contract");
    } else {
      rules.accept(record, in(field));
    }
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
