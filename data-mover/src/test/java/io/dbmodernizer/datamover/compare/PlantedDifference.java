package io.dbmodernizer.datamover.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two databases that differ in one thing.
 *
 * @param subject the type or object that differs
 * @param difference how, in words
 * @param source the statements that make the source
 * @param target the statements that make the target
 * @param notApplicable why there is no such difference, or null where there is
 */
record PlantedDifference(
    String subject,
    String difference,
    List<String> source,
    List<String> target,
    @Nullable String notApplicable) {

  static PlantedDifference of(
      String subject, String difference, List<String> source, List<String> target) {
    return new PlantedDifference(subject, difference, source, target, null);
  }

  static PlantedDifference notApplicable(String subject, String difference, String reason) {
    return new PlantedDifference(subject, difference, List.of(), List.of(), reason);
  }
}
