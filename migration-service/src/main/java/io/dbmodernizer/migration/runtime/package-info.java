/**
 * Self-hosted integration runtimes: the Windows programs through which Azure's services reach a
 * source, and the actions that they need from a person.
 *
 * <p>May be used by: migration.dms, migration.factory.
 */
@NullMarked
package io.dbmodernizer.migration.runtime;

import org.jspecify.annotations.NullMarked;
