/**
 * What a service writes: level-triggered steps and their outcomes. Used by the services; depends
 * only on the event contract.
 */
@NullMarked
package io.dbmodernizer.runtime.step;

import org.jspecify.annotations.NullMarked;
