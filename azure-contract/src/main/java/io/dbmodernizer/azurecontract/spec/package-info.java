/** Reads Microsoft's OpenAPI (Swagger 2.0) files. Knows nothing of recordings and of checks. */
@NullMarked
package io.dbmodernizer.azurecontract.spec;

import org.jspecify.annotations.NullMarked;
