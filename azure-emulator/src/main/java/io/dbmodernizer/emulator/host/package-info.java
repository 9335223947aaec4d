/**
 * The emulator's use of its machine: network addresses, and files that only their owner may open.
 *
 * <p>May be used by: cli.*, emulator, emulator.database, emulator.http.
 */
@NullMarked
package io.dbmodernizer.emulator.host;

import org.jspecify.annotations.NullMarked;
