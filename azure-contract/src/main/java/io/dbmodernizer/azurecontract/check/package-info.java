/**
 * Compares one exchange with the operation that Microsoft describes.
 *
 * <p>The check of schemas is our own. A library for JSON Schema knows neither what decides here
 * (discriminators as text with {@code x-ms-discriminator-value}, {@code readOnly} by direction,
 * objects closed through {@code allOf}, open enums) nor what a recording masks, and rewriting
 * Swagger 2.0 for it takes as much code as checking.
 */
@NullMarked
package io.dbmodernizer.azurecontract.check;

import org.jspecify.annotations.NullMarked;
