@NullMarked
package io.dbmodernizer.emulator.throttle;

import org.jspecify.annotations.NullMarked;
