/**
 * Scans of the whole of Azure's API: what the emulator makes of every operation that Microsoft
 * describes, and of every property that a caller may write.
 */
@NullMarked
package io.dbmodernizer.systemtests.contract.scan;

import org.jspecify.annotations.NullMarked;
