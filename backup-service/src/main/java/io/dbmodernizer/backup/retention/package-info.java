/**
 * Short- and long-term retention policies: reading, comparing, writing. Used by the steps and by
 * the verification.
 */
@NullMarked
package io.dbmodernizer.backup.retention;

import org.jspecify.annotations.NullMarked;
