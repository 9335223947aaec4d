/** The log of requests that tests and operators read. What it stores has been redacted before. */
@NullMarked
package io.dbmodernizer.emulator.requestlog;

import org.jspecify.annotations.NullMarked;
