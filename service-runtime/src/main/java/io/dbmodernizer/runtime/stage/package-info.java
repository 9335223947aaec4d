/**
 * What makes a service a stage: its steps, what begins it, and what it publishes at its end. Used
 * by the services.
 */
@NullMarked
package io.dbmodernizer.runtime.stage;

import org.jspecify.annotations.NullMarked;
