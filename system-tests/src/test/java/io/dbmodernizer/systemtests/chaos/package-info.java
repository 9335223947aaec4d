/**
 * Whole runs of many migrations while parts of the platform are killed, frozen, added and removed.
 * A schedule follows from a seed; the verdict counts what was lost, doubled, left over or stuck.
 * Uses the platform's processes as they are; used by nothing.
 */
@NullMarked
package io.dbmodernizer.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
