/**
 * What Azure's API is, as far as Microsoft's OpenAPI files say so: operations, api-versions, query
 * parameters, and the properties of request bodies. Read from {@code azure-api} on the class path,
 * which a generator in {@code system-tests} writes, and from {@code azure-api-further}, which is
 * written by hand and holds operations that the OpenAPI files lack.
 *
 * <p>May be used by: emulator.arm.*, emulator.resources.
 */
@NullMarked
package io.dbmodernizer.emulator.catalogue;

import org.jspecify.annotations.NullMarked;
