/** Runs of the steps of a stage one after the other. */
@NullMarked
package io.dbmodernizer.testsupport.step;

import org.jspecify.annotations.NullMarked;
