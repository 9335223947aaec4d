/**
 * Tests of the contract as a whole: schemas, their history, and the documents that describe them.
 */
@NullMarked
package io.dbmodernizer.contract;

import org.jspecify.annotations.NullMarked;
