/**
 * The local platform: broker, registry, emulator, source server and services as real processes with
 * their data under one folder. Used by the commands and, as a library, by the system tests: start
 * at {@link io.dbmodernizer.cli.platform.LocalPlatform}. Knows nothing of terminals and of
 * requests.
 */
@NullMarked
package io.dbmodernizer.cli.platform;

import org.jspecify.annotations.NullMarked;
