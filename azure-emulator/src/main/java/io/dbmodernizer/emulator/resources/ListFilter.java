package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.function.Predicate;

/**
 * A {@code $filter} of the list of resources or of resource groups.
 *
 * @param test whether a resource is wanted
 * @param hidesTags whether tags stay out of the answer: Azure leaves them out when it filtered by
 *     the value of one
 */
record ListFilter(Predicate<Resource> test, boolean hidesTags) {

  private static final ListFilter NONE = new ListFilter(resource -> true, false);

  /**
   * Reads the filter of a list of resources.
   *
   * @param text the query parameter, empty for none
   * @throws ArmException 400 if Azure documents no such filter
   */
  static ListFilter ofResources(String text) {
    return text.isBlank() ? NONE : new FilterParser(text, FilterProperty.ofResources()).parse();
  }

  /**
   * Reads the filter of a list of resource groups, which knows nothing but tags.
   *
   * @param text the query parameter, empty for none
   * @throws ArmException 400 if Azure documents no such filter
   */
  static ListFilter ofGroups(String text) {
    return text.isBlank() ? NONE : new FilterParser(text, FilterProperty.ofGroups()).parse();
  }

  /** Returns whether a resource is wanted. */
  boolean accepts(Resource resource) {
    return test.test(resource);
  }
}
