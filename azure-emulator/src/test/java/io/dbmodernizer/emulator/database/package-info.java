/** Tests of the databases behind the SQL servers. */
@NullMarked
package io.dbmodernizer.emulator.database;

import org.jspecify.annotations.NullMarked;
