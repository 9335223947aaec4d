/**
 * Condenses Microsoft's OpenAPI files into the emulator's catalogue of Azure's API, one file per
 * provider in {@code azure-emulator/src/main/resources/azure-api}. Builds on {@code spec} only.
 */
@NullMarked
package io.dbmodernizer.systemtests.contract.catalogue;

import org.jspecify.annotations.NullMarked;
