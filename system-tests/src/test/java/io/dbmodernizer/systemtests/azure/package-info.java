/** What the emulated Azure was asked to do. Used by the tests. */
@NullMarked
package io.dbmodernizer.systemtests.azure;

import org.jspecify.annotations.NullMarked;
