/** Microsoft's own clients, which know nothing of the emulator, and what runs them. */
@NullMarked
package io.dbmodernizer.systemtests.clients;

import org.jspecify.annotations.NullMarked;
