/**
 * Contract with Azure: everything that was sent and answered is compared with Microsoft's OpenAPI
 * files, and Microsoft's own examples are sent to the emulator. The check itself is the module
 * {@code azure-contract}.
 */
@NullMarked
package io.dbmodernizer.systemtests.contract;

import org.jspecify.annotations.NullMarked;
