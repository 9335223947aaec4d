package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.function.Predicate;

/**
 * A {@code $filter} of the list of resources or of resource groups.
 *
 * @param test accepts the resources of the answer
 * @param hidesTags true if the answer has no tags; Azure omits them in a filter by a tag's value
 */
record ListFilter(Predicate<Resource> test, boolean hidesTags) {

  private static final ListFilter NONE = new ListFilter(resource -> true, false);

  /**
   * Reads the filter of a list of resources.
   *
   * @param text value of {@code $filter}, empty for none
   * @throws ArmException 400 InvalidFilterInQueryString if Azure documents no such filter
   */
  static ListFilter ofResources(String text) {
    return text.isBlank() ? NONE : new FilterParser(text, FilterProperty.ofResources()).parse();
  }

  /**
   * Reads the filter of a list of resource groups. It may only compare tags.
   *
   * @param text value of {@code $filter}, empty for none
   * @throws ArmException 400 InvalidFilterInQueryString if Azure documents no such filter
   */
  static ListFilter ofGroups(String text) {
    return text.isBlank() ? NONE : new FilterParser(text, FilterProperty.ofGroups()).parse();
  }

  /** Returns true if the answer contains a resource. */
  boolean accepts(Resource resource) {
    return test.test(resource);
  }
}
