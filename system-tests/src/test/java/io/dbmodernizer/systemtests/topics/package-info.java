/** Topics as they are stored, byte by byte. Used by the tests. */
@NullMarked
package io.dbmodernizer.systemtests.topics;

import org.jspecify.annotations.NullMarked;
