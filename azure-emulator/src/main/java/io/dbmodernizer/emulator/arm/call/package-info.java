/**
 * Requests and answers of Azure Resource Manager, and what a request means.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.call;

import org.jspecify.annotations.NullMarked;
