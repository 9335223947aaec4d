/** Tests of the copy itself, without HTTP. */
@NullMarked
package io.dbmodernizer.emulator.datamigration;

import org.jspecify.annotations.NullMarked;
