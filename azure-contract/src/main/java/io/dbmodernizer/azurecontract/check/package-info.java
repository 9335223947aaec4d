/** Holds one exchange to the operation that Microsoft describes. */
@NullMarked
package io.dbmodernizer.azurecontract.check;

import org.jspecify.annotations.NullMarked;
