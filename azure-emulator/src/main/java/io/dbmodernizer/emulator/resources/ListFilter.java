package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.function.Predicate;

/**
 * A {@code $filter} of the list of resources or of resource groups.
 *
 * @param test accepts the resources of the answer
 * @param hidesTags true if the answer has no tags; Azure omits them in a filter by a tag's value
 */
record ListFilter(Predicate<Resource> test, boolean hidesTags) {

  /** The filter that accepts every resource. */
  static final ListFilter NONE = new ListFilter(resource -> true, false);

  /** Returns true if the answer contains a resource. */
  boolean accepts(Resource resource) {
    return test.test(resource);
  }
}
