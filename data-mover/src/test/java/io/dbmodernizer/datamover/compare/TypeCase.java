package io.dbmodernizer.datamover.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A type with the values by which differences are planted, all as SQL literals.
 *
 * @param family the type's name in SQL Server
 * @param declaration the type in H2
 * @param value an ordinary value
 * @param otherType another type on the target that holds the same value
 * @param values what the target holds instead of the value, by difference; after a bar where the
 *     source's value or the target's type is a special one too
 * @param reasons why a difference is not applicable
 */
record TypeCase(
    String family,
    String declaration,
    String value,
    String otherType,
    Map<ValueDifference, String> values,
    Map<ValueDifference, String> reasons) {

  static TypeCase of(String family, String declaration, String value, String otherType) {
    return new TypeCase(
        family,
        declaration,
        value,
        otherType,
        new EnumMap<>(ValueDifference.class),
        new EnumMap<>(ValueDifference.class));
  }

  TypeCase with(ValueDifference difference, String other) {
    values.put(difference, other);
    return this;
  }

  TypeCase without(ValueDifference difference, String reason) {
    reasons.put(difference, reason);
    return this;
  }

  Optional<String> value(ValueDifference difference) {
    return Optional.ofNullable(values.get(difference));
  }

  String reason(ValueDifference difference) {
    return reasons.getOrDefault(difference, difference.elsewhere());
  }
}
