package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A collector of violations under a path. Messages never repeat a value: a user may have written a
 * password into the wrong field, and the messages are part of events and logs.
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

  /** Returns a collector for the fields of the record in this field. It adds to this collector. */
  Violations in(String field) {
    return new Violations(path(field) + ".", found);
  }

  /** Returns a collector for one element of the list in this field, counted from 0. */
  Violations in(String field, int index) {
    return in(field + "[" + index + "]");
  }

  void add(String field, String message, String accepted) {
    found.add(new FieldViolation(path(field), message, accepted));
  }

  /** Reports a violation unless the condition is true. */
  void require(boolean condition, String field, String message, String accepted) {
    if (!condition) {
      add(field, message, accepted);
    }
  }

  /** Reports a missing value. Returns true if the value is present. */
  boolean present(@Nullable String value, String field, String accepted) {
    boolean present = value != null && !value.isBlank();
    require(present, field, "is required", accepted);
    return present;
  }

  /** Reports a number outside the range. Both ends are in the range. */
  void inRange(int value, int from, int to, String field, String unit) {
    require(
        value >= from && value <= to,
        field,
        "is outside the range",
        "%d to %d%s".formatted(from, to, unit.isEmpty() ? "" : " " + unit));
  }

  /** Reports a missing reference, or a text that is not a reference to a secret. */
  void secret(@Nullable String reference, String field) {
    if (!present(reference, field, SecretRef.ACCEPTED)) {
      return;
    }
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

  /** Reports a missing record. Applies the rules to a record that is present. */
  <T> void section(@Nullable T record, String field, BiConsumer<T, Violations> rules) {
    if (record == null) {
      add(field, "is required", "a record with the fields of the contract");
    } else {
      rules.accept(record, in(field));
    }
  }

  /** Returns the first {@value #MOST} violations and an entry with the number of further ones. */
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
