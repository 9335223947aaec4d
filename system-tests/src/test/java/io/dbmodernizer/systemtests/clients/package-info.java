/**
 * Programs in other languages, and what runs them: Microsoft's own clients, which know nothing of
 * the emulator, and the examples for users.
 */
@NullMarked
package io.dbmodernizer.systemtests.clients;

import org.jspecify.annotations.NullMarked;
