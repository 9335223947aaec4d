/**
 * The local platform: broker, registry, emulator, source server and services as real processes with
 * their data under one folder. The system tests use it as a library: start at {@link
 * io.dbmodernizer.cli.platform.LocalPlatform}. Knows nothing of terminals and of requests.
 *
 * <p>May be used by: cli, cli.azure, cli.request.
 */
@NullMarked
package io.dbmodernizer.cli.platform;

import org.jspecify.annotations.NullMarked;
