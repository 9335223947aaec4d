/** Reads the exchanges that emulators have recorded. */
@NullMarked
package io.dbmodernizer.azurecontract.recording;

import org.jspecify.annotations.NullMarked;
