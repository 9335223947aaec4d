/**
 * Azure's API as Microsoft's OpenAPI files describe it: operations, api-versions, query parameters,
 * and the properties of request bodies. A generator in {@code system-tests} writes the files in
 * {@code azure-api} on the class path. The files in {@code azure-api-further} are written by hand.
 * They hold operations that the OpenAPI files lack.
 *
 * <p>May be used by: emulator.arm.*, emulator.resources.
 */
@NullMarked
package io.dbmodernizer.emulator.catalogue;

import org.jspecify.annotations.NullMarked;
