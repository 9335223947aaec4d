/**
 * The local platform: broker, registry, emulator, source server and services as processes, with
 * their data in one folder. The system tests use {@link io.dbmodernizer.cli.platform.LocalPlatform}
 * as a library. The package knows neither terminals nor requests.
 *
 * <p>May be used by: cli, cli.azure, cli.doctor, cli.request.
 */
@NullMarked
package io.dbmodernizer.cli.platform;

import org.jspecify.annotations.NullMarked;
