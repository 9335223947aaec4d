/** {@code Microsoft.Security}: the Defender plans of a subscription. Uses {@code arm} only. */
@NullMarked
package io.dbmodernizer.emulator.security;

import org.jspecify.annotations.NullMarked;
