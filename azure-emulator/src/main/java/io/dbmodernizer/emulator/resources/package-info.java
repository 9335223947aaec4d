/** {@code Microsoft.Resources}: resource groups. Uses {@code arm} only. */
@NullMarked
package io.dbmodernizer.emulator.resources;

import org.jspecify.annotations.NullMarked;
