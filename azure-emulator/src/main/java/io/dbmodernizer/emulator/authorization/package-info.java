/**
 * {@code Microsoft.Authorization}: who may do what. By default everybody may do everything; a test
 * gives a principal the actions of a role, and calls outside of them are refused as in Azure.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.authorization;

import org.jspecify.annotations.NullMarked;
