/** Holds one exchange to the operation that Microsoft describes. */
@NullMarked
package io.dbmodernizer.systemtests.contract.check;

import org.jspecify.annotations.NullMarked;
