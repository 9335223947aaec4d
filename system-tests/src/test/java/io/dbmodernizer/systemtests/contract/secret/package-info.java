/**
 * Condenses what Microsoft's OpenAPI files say about secrets into the emulator's list of secret
 * properties.
 */
@NullMarked
package io.dbmodernizer.systemtests.contract.secret;

import org.jspecify.annotations.NullMarked;
