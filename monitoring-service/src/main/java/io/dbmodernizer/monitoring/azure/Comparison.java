package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the differences of one resource. One that no migration created is never changed, so
 * there every difference is a conflict.
 */
final class Comparison {
  private final boolean foreign;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(boolean foreign) {
    this.foreign = foreign;
  }

  static Comparison of(Observed<?> observed) {
    return new Comparison(!observed.isMarked());
  }

  /** For resources that have no tags but a name that only this project uses. */
  static Comparison ofOwn() {
    return new Comparison(false);
  }

  Comparison equal(String property, Object wanted, @Nullable Object observed) {
    return require(Objects.equals(wanted, observed), property, wanted, observed);
  }

  Comparison require(boolean met, String property, Object wanted, @Nullable Object observed) {
    if (!met) {
      differences.add(
          new Difference(property, String.valueOf(wanted), String.valueOf(observed), foreign));
    }
    return this;
  }

  List<Difference> differences() {
    return List.copyOf(differences);
  }
}
