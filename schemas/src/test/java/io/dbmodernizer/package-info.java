/** Fixtures for the tests of the contract. */
@NullMarked
package io.dbmodernizer;

import org.jspecify.annotations.NullMarked;
