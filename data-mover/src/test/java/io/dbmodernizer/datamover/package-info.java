/** Round trips through all packages, and the databases all tests use. */
@NullMarked
package io.dbmodernizer.datamover;

import org.jspecify.annotations.NullMarked;
