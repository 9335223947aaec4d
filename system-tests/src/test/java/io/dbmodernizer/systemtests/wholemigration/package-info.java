/**
 * Whole migrations without Kafka and in virtual time: the real stages of the four services, carried
 * out by the engine's own rules, against the emulator over HTTPS. Used by the tests of faults,
 * interruptions, teardown and rights, which need hundreds of runs.
 */
@NullMarked
package io.dbmodernizer.systemtests.wholemigration;

import org.jspecify.annotations.NullMarked;
