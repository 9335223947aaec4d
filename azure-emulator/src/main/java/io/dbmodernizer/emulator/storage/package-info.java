/**
 * {@code Microsoft.Storage}: accounts, their keys, blob services and containers. Uses {@code arm}
 * only.
 */
@NullMarked
package io.dbmodernizer.emulator.storage;

import org.jspecify.annotations.NullMarked;
