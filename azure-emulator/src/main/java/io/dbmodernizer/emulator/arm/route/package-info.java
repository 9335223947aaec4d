/**
 * The routing of requests to operations, and the errors for requests without one. The description
 * of Azure's API comes from {@code catalogue}.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.route;

import org.jspecify.annotations.NullMarked;
