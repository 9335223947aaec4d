/**
 * The migration service: the stage that assesses the source, creates the schema on the target, has
 * the rows copied and proves that they arrived. Nothing outside of this application uses it.
 */
@NullMarked
package io.dbmodernizer.migration;

import org.jspecify.annotations.NullMarked;
