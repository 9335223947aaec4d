package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the wanted and the observed state of one resource. A resource that no
 * migration created is never changed, so each of its differences is immutable.
 */
final class Comparison {
  private final boolean foreign;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(boolean foreign) {
    this.foreign = foreign;
  }

  /** Begins the comparison of a resource whose tags tell whether a migration created it. */
  static Comparison of(Observed<?> observed) {
    return new Comparison(!observed.isMarked());
  }

  /** Begins the comparison of a resource without tags, whose name only this project uses. */
  static Comparison ofOwn() {
    return new Comparison(false);
  }

  /** Adds a difference unless both values are equal. */
  Comparison equal(String property, Object wanted, @Nullable Object observed) {
    return require(Objects.equals(wanted, observed), property, wanted, observed);
  }

  /** Adds a difference with these values unless a condition is met. */
  Comparison require(boolean met, String property, Object wanted, @Nullable Object observed) {
    if (!met) {
      differences.add(
          new Difference(property, String.valueOf(wanted), String.valueOf(observed), foreign));
    }
    return this;
  }

  /** Returns the differences so far; empty if there are none. */
  List<Difference> differences() {
    return List.copyOf(differences);
  }
}
