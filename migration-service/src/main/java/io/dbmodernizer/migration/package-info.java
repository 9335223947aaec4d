/**
 * The migration service: the stage that assesses the source, creates the schema on the target, has
 * the rows copied and proves that they arrived.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.migration;

import org.jspecify.annotations.NullMarked;
