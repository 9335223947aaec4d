/** Watching over retention policies after they were set. Used by the stage. */
@NullMarked
package io.dbmodernizer.backup.drift;

import org.jspecify.annotations.NullMarked;
