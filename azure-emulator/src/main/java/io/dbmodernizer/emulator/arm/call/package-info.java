/**
 * Requests and answers of Azure Resource Manager, and the meaning of a request.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.call;

import org.jspecify.annotations.NullMarked;
