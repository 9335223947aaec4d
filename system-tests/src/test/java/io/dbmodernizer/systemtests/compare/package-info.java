/**
 * Compares databases row by row over JDBC; deliberately shares nothing with the code under test.
 */
@NullMarked
package io.dbmodernizer.systemtests.compare;

import org.jspecify.annotations.NullMarked;
