/**
 * {@code Microsoft.Storage}: accounts, their keys, blob services and containers.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.storage;

import org.jspecify.annotations.NullMarked;
