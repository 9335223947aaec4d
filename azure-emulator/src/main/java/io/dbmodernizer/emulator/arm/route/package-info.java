/**
 * Routes requests to operations, and refuses what no operation answers. What Azure's API is, it
 * reads in {@code catalogue}.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.route;

import org.jspecify.annotations.NullMarked;
