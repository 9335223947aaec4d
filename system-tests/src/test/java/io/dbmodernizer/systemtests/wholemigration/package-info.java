/**
 * Whole migrations in virtual time without Kafka: the stages of the four services, run by the rules
 * of the engine, with the emulator over HTTPS. The tests of faults, interruptions, teardown and
 * rights need hundreds of runs.
 */
@NullMarked
package io.dbmodernizer.systemtests.wholemigration;

import org.jspecify.annotations.NullMarked;
