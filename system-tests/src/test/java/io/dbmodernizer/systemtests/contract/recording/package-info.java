/** Reads the exchanges that emulators have recorded. */
@NullMarked
package io.dbmodernizer.systemtests.contract.recording;

import org.jspecify.annotations.NullMarked;
