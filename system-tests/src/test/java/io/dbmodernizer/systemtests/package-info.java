/**
 * Tests of the whole pipeline: a real broker, registry, emulator and the four services. Everything
 * else here serves them.
 */
@NullMarked
package io.dbmodernizer.systemtests;

import org.jspecify.annotations.NullMarked;
