@NullMarked
package io.dbmodernizer.emulator.authorization;

import org.jspecify.annotations.NullMarked;
