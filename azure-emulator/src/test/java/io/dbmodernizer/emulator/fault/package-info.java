@NullMarked
package io.dbmodernizer.emulator.fault;

import org.jspecify.annotations.NullMarked;
