/**
 * How far the work of a stage is, as the status and the command line show it. Uses nothing of the
 * contract but numbers.
 */
@NullMarked
package io.dbmodernizer.progress;

import org.jspecify.annotations.NullMarked;
