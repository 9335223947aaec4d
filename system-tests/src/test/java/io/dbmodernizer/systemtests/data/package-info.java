/**
 * Real data sets outside of the project, loaded with their true definitions. Used by the tests,
 * which are skipped where the data is absent.
 */
@NullMarked
package io.dbmodernizer.systemtests.data;

import org.jspecify.annotations.NullMarked;
